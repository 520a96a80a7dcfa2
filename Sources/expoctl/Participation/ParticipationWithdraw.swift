import ArgumentParser
import Expo

/// `expoctl participation withdraw RU0001`.
struct ParticipationWithdraw: Decision {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take registrations back at the wish of those who made them."
  )
  static let state = AccreditationState.withdrawn

  @OptionGroup var people: DecisionArguments
  @Option(help: "Why; kept with the decision.") var reason: String

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  var why: String? { reason }
}
