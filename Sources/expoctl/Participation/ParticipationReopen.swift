import ArgumentParser
import Expo

/// `expoctl participation reopen RU0001`.
struct ParticipationReopen: Decision {
  static let configuration = CommandConfiguration(
    commandName: "reopen",
    abstract: "Take a decision back: the registration is new again, and can be edited.")
  static let state = AccreditationState.new

  @OptionGroup var people: DecisionArguments
  @Option(help: "Why; kept with the decision.") var reason: String

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  var why: String? { reason }
}
