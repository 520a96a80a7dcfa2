import Postgres

extension Enterprises {
  /// Firms of an expo by any of their names, in any alphabet and with typing errors, best first.
  ///
  /// Every word must be found in one name; where that leaves nothing, any word will do.
  /// - Throws: `EditionError.unknown`.
  public func search(
    _ text: String, expo: String, limit: Int = 20
  ) async throws -> [EnterpriseSummary] {
    try await context.database.transaction(.readOnly) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      var groups: [[String: Double]] = []
      for words in SearchTerms.sought(text) {
        groups.append(try await SearchQueries.terms(like: words, in: tx))
      }
      let known = groups.filter { !$0.isEmpty }
      if known.isEmpty { return [] }
      var found: [(party: Int64, nearness: Double)] = []
      if known.count == groups.count {
        found = try await SearchQueries.parties(known, all: true, limit: limit, in: tx)
      }
      if found.isEmpty {
        found = try await SearchQueries.parties(known, all: false, limit: limit, in: tx)
      }
      let place = Dictionary(
        uniqueKeysWithValues: found.enumerated().map { ($1.party, $0) })
      return try await EnterpriseQueries.firms(of: edition.id, parties: found.map(\.party), in: tx)
        .sorted { place[$0.party, default: 0] < place[$1.party, default: 0] }.map(\.firm)
    }
  }
}
