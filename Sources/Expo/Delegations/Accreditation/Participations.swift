import Postgres

/// Who takes part in an expo, and how far each registration has come.
public struct Participations: Sendable {
  let context: Context

  /// Opens the slice for a caller.
  public init(context: Context) { self.context = context }

  /// The registrations of an expo.
  /// - Throws: `EditionError.unknown`, `DelegationError.unknown`.
  public func list(
    _ expo: String, _ filter: ParticipationFilter = ParticipationFilter()
  ) async throws -> [ParticipationSummary] {
    try await context.database.transaction(.readOnly) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      if let code = filter.delegation,
        try await DelegationQueries.ids(of: edition.id, in: tx)[code] == nil
      {
        throw DelegationError.unknown(code: code, expo: expo)
      }
      return try await ParticipationListQueries.list(of: edition.id, filter, in: tx)
    }
  }

  /// One registration with every step it took.
  /// - Throws: `EditionError.unknown`, `ParticipationError.unknown`.
  public func show(_ code: String, expo: String) async throws -> ParticipationDetail {
    try await context.database.transaction(.readOnly) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      let found = try await ParticipationListQueries.list(
        of: edition.id, ParticipationFilter(codes: [code]), in: tx)
      guard let summary = found.first else {
        throw ParticipationError.unknown(code: code, expo: expo)
      }
      let steps = try await AccreditationQueries.steps(of: code, expo: edition.id, in: tx)
      return ParticipationDetail(summary: summary, steps: steps)
    }
  }
}
