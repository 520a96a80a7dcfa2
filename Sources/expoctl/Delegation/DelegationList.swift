import ArgumentParser
import Expo

/// `expoctl delegation list -e cre-2014`.
struct DelegationList: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the delegations as a tree, in the order of precedence.")

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let code = try expo.code()
    let delegations = try await session.open { try await $0.delegations.list(code) }
    try session.print(
      ListReport(
        delegations,
        whenEmpty: "\(code) has no delegations yet; import some or: expoctl delegation create",
        columns: DelegationSummary.columns))
  }
}
