import Postgres

extension Delegations {
  /// Decides on everybody in a delegation who waits for it: firms first, then people.
  ///
  /// - Parameters:
  ///   - state: Where they go: approved, pre-approved or rejected.
  ///   - isAlone: Whether the delegations below it are left out.
  /// - Returns: Those who were decided on, as they stand afterwards.
  /// - Throws: `DelegationError.unknown`, `.overQuota`, `ParticipationError`.
  public func decide(
    _ code: String, _ state: AccreditationState, reason: String? = nil, isAlone: Bool = false,
    expo: String, isDryRun: Bool = false
  ) async throws -> [ParticipationSummary] {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      if try await DelegationQueries.ids(of: edition.id, in: tx)[code] == nil {
        throw DelegationError.unknown(code: code, expo: expo)
      }
      let waiting = try await ParticipationListQueries.list(
        of: edition.id,
        ParticipationFilter(
          delegation: code, isDelegationAlone: isAlone,
          states: AccreditationState.open.filter { $0 != state }), in: tx)
      let firms = waiting.filter { $0.role == "enterprise" }.map(\.code)
      let people = waiting.filter { $0.role != "enterprise" }.map(\.code)
      if waiting.isEmpty { return [] }
      try await Participations(context: context).decide(
        firms + people, state, reason: reason, of: edition, in: tx)
      return try await ParticipationListQueries.list(
        of: edition.id, ParticipationFilter(codes: firms + people), in: tx)
    }
  }
}
