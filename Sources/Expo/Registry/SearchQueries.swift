import Postgres

/// The statements that find parties by their names.
enum SearchQueries {
  /// The terms there are that a sought word may stand for, with how near they come, 0…1.
  ///
  /// Those that begin with it are a range of the terms in the order of their bytes, up to the last
  /// code point there is: trigrams would read most of the terms for them.
  static func terms(
    like words: [String], in tx: PostgresTransaction
  ) async throws -> [String: Double] {
    try await tx.query(
      """
      /* Search.terms */ select t.term, max(case when t.term = w then 1.0
        when starts_with(t.term, w) then 0.8 else similarity(t.term, w) * 0.9 end)::float8 as nearness
      from unnest(\(words)::text[]) w cross join lateral (
        (select term from search_terms where term = w)
        union (select term from search_terms where term collate "C" >= w
          and term collate "C" < w || chr(1114111) limit 20)
        union (select term from search_terms where term % w
          order by similarity(term, w) desc, term limit 20)) t
      group by t.term
      """
    ).reduce(into: [:]) { terms, row throws in
      terms[try row.decode("term")] = try row.decode("nearness")
    }
  }

  /// Parties one of whose names holds a term of every group; of any group when `all` is false.
  static func parties(
    _ groups: [[String: Double]], all: Bool, limit: Int, in tx: PostgresTransaction
  ) async throws -> [(party: Int64, nearness: Double)] {
    let conditions: [SQL] = groups.map { "n.search_terms && \($0.keys.sorted())" }
    let terms = groups.flatMap { $0 }
    let condition = conditions.joined(separator: all ? " and " : " or ")
    return try await tx.query(
      """
      /* Search.parties */ with weights as (
        select t.term, max(t.weight) as weight
        from unnest(\(terms.map(\.key))::text[], \(terms.map(\.value))::float8[])
          as t (term, weight) group by t.term
      ), found as materialized (
        select n.party_id, n.search_terms from party_names n where \(condition) limit 2000
      )
      select f.party_id, max((select sum(w.weight) from weights w
        where w.term = any(f.search_terms)) / sqrt(cardinality(f.search_terms) + 2.0))::float8
        as nearness
      from found f group by f.party_id order by nearness desc, f.party_id limit \(limit)
      """
    ).map { row throws in (try row.decode("party_id"), try row.decode("nearness")) }
  }
}
