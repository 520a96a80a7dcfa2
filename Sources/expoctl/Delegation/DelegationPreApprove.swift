import ArgumentParser
import Expo

/// `expoctl delegation pre-approve RU-AMU`.
struct DelegationPreApprove: DelegationDecision {
  static let configuration = CommandConfiguration(
    commandName: "pre-approve",
    abstract: "Mark everything new in a delegation as complete.",
    discussion: "See first who it would be with --dry-run.")
  static let state = AccreditationState.preApproved

  @OptionGroup var delegation: DelegationArguments
  @Option(help: "Why, for later readers.") var reason: String?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  var why: String? { reason }
}
