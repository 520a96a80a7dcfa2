import ArgumentParser
import Expo

/// `expoctl import show 7`.
struct ImportShow: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one file that was taken in: its counts, and what was wrong how often.",
    discussion: """
      The file itself is kept byte for byte under its SHA-256:

        expoctl import show 7 --original firms.xlsx
      """)

  @Argument(help: "The number of the import, from “import list”.")
  var batch: Int64

  @Option(
    help: ArgumentHelp("Write the file as it came in, to this path.", valueName: "file"),
    completion: .file())
  var original: String?

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (summary, codes, bytes) = try await session.open { application in
      (
        try await application.imports.show(batch), try await application.imports.codes(batch),
        try await original.mapAsync { _ in try await application.imports.original(batch) }
      )
    }
    try session.print(
      DetailReport(
        of: summary, ImportBatchSummary.columns,
        sections: [
          .init(
            "codes", title: "What was wrong",
            ListReport(
              codes,
              columns: [
                Column("code") { .text($0.code) },
                Column("column") { .text($0.column) },
                Column("rows") { .integer($0.rows) },
              ]))
        ]))
    guard let original, let bytes else { return }
    try OutputFile(original).write(bytes, session)
  }
}
