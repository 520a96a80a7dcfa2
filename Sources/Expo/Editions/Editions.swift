import Postgres

/// The expos there are, and those to come.
public struct Editions: Sendable {
  let context: Context

  /// Opens the slice for a caller.
  public init(context: Context) { self.context = context }

  /// All expos, the latest first.
  public func list() async throws -> [Edition] {
    try await context.database.transaction(.readOnly) { tx in
      try await EditionQueries.all(in: tx)
    }
  }

  /// One expo by its code.
  /// - Throws: `EditionError.unknown`.
  public func show(_ code: String) async throws -> Edition {
    try await context.database.transaction(.readOnly) { tx in
      try await EditionQueries.find(code: code, in: tx)
    }
  }

  /// The names of a series, in the order in which it bore them.
  public func names(ofSeries code: String) async throws -> [SeriesName] {
    try await context.database.transaction(.readOnly) { tx in
      try await EditionQueries.names(ofSeries: code, in: tx)
    }
  }
}
