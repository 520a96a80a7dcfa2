import ArgumentParser
import Expo

/// `expoctl delegation approve RU-AMU`.
struct DelegationApprove: DelegationDecision {
  static let configuration = CommandConfiguration(
    commandName: "approve",
    abstract: "Approve everybody in a delegation who waits, within the quotas.",
    discussion: "See first who it would be with --dry-run.")
  static let state = AccreditationState.approved

  @OptionGroup var delegation: DelegationArguments
  @Option(help: "Why, for later readers.") var reason: String?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  var why: String? { reason }
}
