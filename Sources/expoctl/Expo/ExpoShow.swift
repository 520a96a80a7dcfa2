import ArgumentParser
import Expo

/// `expoctl expo show cre-2014`.
struct ExpoShow: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one expo and the names of its series.")

  @Argument(help: "The expo. (default: that of -e or $EXPO)")
  var code: String?
  @Option(help: "As it stood at the end of this day, YYYY-MM-DD: status, name of the series.")
  var asOf: CalendarDay?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let code = try code ?? expo.code()
    if let asOf { return try await show(code, on: asOf, session) }
    let (edition, names) = try await session.open { application in
      let edition = try await application.editions.show(code)
      guard let series = edition.series else { return (edition, [SeriesName]()) }
      return (edition, try await application.editions.names(ofSeries: series))
    }
    let history = ListReport(
      names,
      columns: [
        Column("language") { .text($0.language) },
        Column("position") { .integer($0.position) },
        Column("name", isFlexible: true) { .text($0.name) },
        Column("from") { $0.validFrom.map { .day($0) } ?? .none },
        Column("until") { $0.validTo.map { .day($0) } ?? .none },
      ])
    try session.print(
      DetailReport(
        of: edition, Edition.columns,
        sections: [.init("series_names", title: "Names of the series", history)]),
      of: edition)
  }

  private func show(_ code: String, on day: CalendarDay, _ session: Session) async throws {
    let shown = try await session.open { try await $0.editions.show(code, on: day) }
    let names = ListReport(
      shown.seriesNames,
      columns: [
        Column("language") { .text($0.language) },
        Column("name", isFlexible: true) { .text($0.name) },
        Column("certain") { .flag($0.isCertain) },
      ])
    try session.print(
      DetailReport(
        [
          .init("code", .text(code)), .init("as_of", .day(day)),
          .init("status", .text(shown.status.rawValue), tone: shown.status.tone),
          .init("first_day", .day(shown.edition.firstDay)),
          .init("last_day", .day(shown.edition.lastDay)),
        ],
        sections: [.init("series_names", title: "Name of the series on that day", names)]),
      of: shown.edition)
  }
}
