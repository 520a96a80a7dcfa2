import Postgres

/// Who wishes to meet whom, as files and organisers say.
public struct Requests: Sendable {
  let context: Context

  /// Opens the slice for a caller.
  public init(context: Context) { self.context = context }

  /// The requests by number.
  /// - Throws: `EditionError.unknown`, `MeetingError.referenceUnknown` for a firm nobody has.
  public func list(
    _ expo: String, _ filter: RequestFilter = RequestFilter()
  ) async throws -> [MeetingRequest] {
    try await context.database.transaction(.repeatableRead(readOnly: true)) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      try await MeetingQueries.check(MeetingFilter(firm: filter.firm), in: edition, in: tx)
      return try await RequestQueries.list(of: edition.id, filter, in: tx)
    }
  }
}
