import ArgumentParser
import Expo

/// `expoctl delegation reject RU-AMU`.
struct DelegationReject: DelegationDecision {
  static let configuration = CommandConfiguration(
    commandName: "reject",
    abstract: "Turn down everybody in a delegation who waits.",
    discussion: "See first who it would be with --dry-run.")
  static let state = AccreditationState.rejected

  @OptionGroup var delegation: DelegationArguments
  @Option(help: "Why; kept with every decision.") var reason: String

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  var why: String? { reason }
}
