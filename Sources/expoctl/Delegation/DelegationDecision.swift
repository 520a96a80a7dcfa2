import ArgumentParser
import Expo

/// Which delegation a decision is about.
struct DelegationArguments: ParsableArguments {
  @Argument(help: "The delegation, as RU-AMU.") var code: String
  @Flag(help: "Only itself, not the delegations below it.") var alone = false
}

/// A decision on everybody in a delegation who waits for it: all of them, or none.
protocol DelegationDecision: WritingVerb {
  /// Where they go.
  static var state: AccreditationState { get }
  var delegation: DelegationArguments { get }
  var expo: ExpoOption { get }
  /// Why.
  var why: String? { get }
}

extension DelegationDecision {
  func perform(_ session: Session) async throws {
    let (edition, decided) = try await session.open(expo) { application, edition in
      let decided = try await application.delegations.decide(
        delegation.code, Self.state, reason: why, isAlone: delegation.alone, expo: edition.code,
        isDryRun: dry.dryRun)
      return (edition, decided)
    }
    try session.print(
      ListReport(
        decided, whenEmpty: "nobody in \(delegation.code) waits for that",
        columns: ParticipationSummary.columns),
      of: edition)
    if !decided.isEmpty {
      session.console.note("\(decided.count) registrations: \(Self.state.rawValue)")
    }
    noteDryRun(session)
  }
}
