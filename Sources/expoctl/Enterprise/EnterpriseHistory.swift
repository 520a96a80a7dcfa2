import ArgumentParser
import Expo

/// `expoctl enterprise history RU0001`.
struct EnterpriseHistory: Verb {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "What happened to a firm: rows of files, edits, merges, decisions; latest first.")

  @Argument(help: "The firm, as RU0001.") var code: String

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, events) = try await session.open(expo) { application, edition in
      (edition, try await application.enterprises.history(code, expo: edition.code))
    }
    try session.print(
      ListReport(
        events, whenEmpty: "nothing is recorded of \(code)",
        columns: [
          Column("at") { .instant($0.at) },
          Column("action") { .text($0.action) },
          Column("detail", isFlexible: true) { .pairs($0.detail) },
          Column("actor") { .text($0.actor) },
        ]),
      of: edition)
  }
}
