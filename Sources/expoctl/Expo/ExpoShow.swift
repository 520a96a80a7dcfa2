import ArgumentParser
import Expo

/// `expoctl expo show cre-2014`.
struct ExpoShow: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one expo and the names of its series.")

  @Argument(help: "The expo. (default: that of -e or $EXPO)")
  var code: String?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let code = try code ?? expo.code()
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
}
