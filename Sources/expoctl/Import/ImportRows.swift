import ArgumentParser
import Expo

/// `expoctl import rows 7 --pile rejected -O again.xlsx`.
struct ImportRows: Verb {
  static let configuration = CommandConfiguration(
    commandName: "rows",
    abstract: "Give out the rejected, held or accepted rows of an import.",
    discussion: """
      As CSV, or in a file of -O (CSV or XLSX by its name), rows have the columns of
      the file they came in, then error_code, error_column and hint. Correct the
      cells and import the file again: the added columns are not read.

        expoctl import rows 7 -O again.xlsx
        expoctl import rows 7 --pile held -o json
      """)

  @Argument(help: "The number of the import, from “import list”.")
  var batch: Int64

  @Option(help: "rejected, held or accepted.")
  var pile: ImportPile = .rejected

  @Option(
    name: [.customShort("O"), .customLong("output-file")],
    help: ArgumentHelp("Write to this file. (default: standard output)", valueName: "file"),
    completion: .file())
  var file: String?

  @Flag(help: "Begin a CSV file with a byte order mark, which Excel needs.") var bom = false

  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    if let file {
      let output = OutputFile(file)
      let bytes = try await bytes(output.ending == "xlsx" ? .xlsx : .csv, session)
      return try output.write(bytes, session)
    }
    if global.output == .csv { return try session.console.write(try await bytes(.csv, session)) }
    let rows = try await session.open { try await $0.imports.rows(batch, pile) }
    try session.print(
      ListReport(
        rows, whenEmpty: "import \(batch) has no \(pile.rawValue) rows",
        columns: ImportPileRow.columns))
  }

  private func bytes(_ format: TableFormat, _ session: Session) async throws -> [UInt8] {
    try await session.open {
      try await $0.imports.pileFile(batch, pile, format: format, hasByteOrderMark: bom)
    }
  }
}
