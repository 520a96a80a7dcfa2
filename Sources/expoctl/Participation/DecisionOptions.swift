import ArgumentParser
import Expo

/// Whom a decision is about.
struct DecisionArguments: ParsableArguments {
  @Argument(help: "Firms and people, as RU0001 P00037.") var codes: [String]
}

/// A decision on some registrations: all of them, or none.
protocol Decision: WritingVerb {
  /// Where they go.
  static var state: AccreditationState { get }
  var people: DecisionArguments { get }
  var expo: ExpoOption { get }
  /// Why.
  var why: String? { get }
}

extension Decision {
  func perform(_ session: Session) async throws {
    let (edition, decided) = try await session.open(expo) { application, edition in
      let decided = try await application.participations.decide(
        people.codes, Self.state, reason: why, expo: edition.code, isDryRun: dry.dryRun)
      return (edition, decided)
    }
    try session.print(ListReport(decided, columns: ParticipationSummary.columns), of: edition)
    noteDryRun(session)
  }
}
