import ArgumentParser
import Expo

/// `expoctl participation pre-approve RU0001`.
struct ParticipationPreApprove: Decision {
  static let configuration = CommandConfiguration(
    commandName: "pre-approve",
    abstract: "Mark registrations as complete; the approval is still to come.")
  static let state = AccreditationState.preApproved

  @OptionGroup var people: DecisionArguments
  @Option(help: "Why, for later readers.") var reason: String?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  var why: String? { reason }
}
