import ArgumentParser
import Expo

/// `expoctl participation reject RU0001`.
struct ParticipationReject: Decision {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Turn registrations down.")
  static let state = AccreditationState.rejected

  @OptionGroup var people: DecisionArguments
  @Option(help: "Why; kept with the decision.") var reason: String

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  var why: String? { reason }
}
