import ArgumentParser
import Expo

/// `expoctl delegation show RU-AMU -e cre-2014`.
struct DelegationShow: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one delegation, its heads and what stands below it.")

  @Argument(help: "The delegation, as RU-AMU.")
  var code: String

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, detail) = try await session.open(expo) { application, edition in
      (edition, try await application.delegations.show(code, expo: edition.code))
    }
    try session.print(DelegationShow.report(detail), of: edition)
  }

  static func report(_ detail: DelegationDetail) -> DetailReport {
    DetailReport(
      of: detail.delegation, DelegationSummary.columns,
      sections: [
        .init(
          "below", title: "Delegations below it",
          ListReport(detail.below, columns: DelegationSummary.columns)),
        .init(
          "heads", title: "Heads, the latest first",
          ListReport(
            detail.heads,
            columns: [
              Column("code") { .text($0.code) },
              Column("name", isFlexible: true) { .names($0.names) },
              Column("since") { .instant($0.since) },
              Column("until") { .instant($0.until) },
            ])),
      ])
  }
}
