import ArgumentParser
import Expo

/// `expoctl delegation show RU-AMU -e cre-2014`.
struct DelegationShow: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one delegation, its head and what stands below it.")

  @Argument(help: "The delegation, as RU-AMU.")
  var code: String

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let expo = try expo.code()
    let detail = try await session.open { try await $0.delegations.show(code, expo: expo) }
    try session.print(
      DetailReport(
        of: detail.delegation, DelegationSummary.columns,
        sections: [
          .init(
            "below", title: "Delegations below it",
            ListReport(detail.below, columns: DelegationSummary.columns))
        ]))
  }
}
