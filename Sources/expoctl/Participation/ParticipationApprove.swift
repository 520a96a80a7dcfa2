import ArgumentParser
import Expo

/// `expoctl participation approve RU0001`.
struct ParticipationApprove: Decision {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Approve registrations, within the quota of their delegation."
  )
  static let state = AccreditationState.approved

  @OptionGroup var people: DecisionArguments
  @Option(help: "Why, for later readers.") var reason: String?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  var why: String? { reason }
}
