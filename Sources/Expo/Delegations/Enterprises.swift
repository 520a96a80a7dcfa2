import Postgres

/// The firms of an expo.
public struct Enterprises: Sendable {
  let context: Context

  /// Opens the slice for a caller.
  public init(context: Context) { self.context = context }

  /// The firms of an expo by code.
  /// - Throws: `EditionError.unknown`.
  public func list(
    _ expo: String, _ filter: EnterpriseFilter = EnterpriseFilter()
  ) async throws -> [EnterpriseSummary] {
    try await context.database.transaction(.readOnly) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      return try await EnterpriseQueries.list(of: edition.id, filter, in: tx)
    }
  }

  /// One firm.
  /// - Throws: `EditionError.unknown`, `EnterpriseError.unknown`.
  public func show(_ code: String, expo: String) async throws -> EnterpriseDetail {
    try await context.database.transaction(.readOnly) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      guard let detail = try await EnterpriseQueries.detail(code, of: edition.id, in: tx) else {
        throw EnterpriseError.unknown(code: code, expo: expo)
      }
      return detail
    }
  }
}
