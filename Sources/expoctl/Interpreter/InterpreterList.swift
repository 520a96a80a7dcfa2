import ArgumentParser
import Expo

/// `expoctl interpreter list -e cre-2014`.
struct InterpreterList: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the interpreters with their languages and limits.")

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, people) = try await session.open(expo) { application, edition in
      (edition, try await application.interpreters.list(edition.code))
    }
    try session.print(
      ListReport(
        people, whenEmpty: "\(edition.code) has no interpreters yet; import them from a file",
        columns: InterpreterSummary.columns),
      of: edition)
  }
}

extension InterpreterSummary {
  /// How interpreters are listed.
  fileprivate static var columns: [Column<InterpreterSummary>] {
    [
      Column("code") { .text($0.code) },
      Column("name", isFlexible: true) { .names($0.names) },
      Column("pairs") { .list($0.pairs) },
      Column("sectors", isFlexible: true) { .list($0.sectors) },
      Column("days", isInTable: false) { .list($0.availableDays.map(\.description)) },
      Column("max_day_minutes") { .integer($0.maxMinutesPerDay) },
      Column("max_row_minutes") { .integer($0.maxMinutesInARow) },
      Column("cleared") { .flag($0.isCleared) },
      Column("station") { .text($0.station) },
    ]
  }
}
