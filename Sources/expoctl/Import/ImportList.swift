import ArgumentParser
import Expo

/// `expoctl import list -e cre-2014`.
struct ImportList: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the files that were taken in, the latest first.",
    discussion: """
      REJECTED and HELD are what was not taken; WAITING are held rows nobody has
      decided on. Without -e, the files of all expos and of none.
      """)

  @Option(help: "At most so many.") var limit = 50

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit \(limit) lists nothing; give 1 or more.") }
  }

  func perform(_ session: Session) async throws {
    let batches = try await session.open {
      try await $0.imports.list(expo: expo.codeIfAny, limit: limit)
    }
    try session.print(
      ListReport(
        batches, whenEmpty: "no file was taken in yet", columns: ImportBatchSummary.columns))
  }
}
