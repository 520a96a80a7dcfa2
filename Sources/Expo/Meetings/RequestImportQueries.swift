import Postgres

/// The statements on meeting requests that the import needs.
enum RequestImportQueries {
  /// The request that stands between two firms, by `from → to`, with guests `from → to + one + another`.
  static func pairs(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [String: String] {
    try await tx.query(
      """
      /* Requests.pairs */ select a.code || ' → ' || b.code || coalesce((
          select string_agg(' + ' || g.code, '' order by g.code) from participations g
          where g.expo_id = r.expo_id and g.id = any(r.guest_ids)), '') as pair, r.code
      from meeting_requests r
      join participations a on a.expo_id = r.expo_id and a.id = r.from_id
      join participations b on b.expo_id = r.expo_id and b.id = r.to_id
      where r.expo_id = \(expo)
      """
    ).reduce(into: [:]) { pairs, row throws in
      pairs[try row.decode("pair")] = try row.decode("code", as: String.self)
    }
  }
}
