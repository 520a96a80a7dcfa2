import Postgres

/// The statements that find parties by their names.
enum SearchQueries {
  /// Lets a transaction go through the indexes alone. The planner takes a limit for a promise that
  /// the first names it reads will do, and reads all of them where few have the terms.
  static let byIndex: SQL = "/* Search.byIndex */ select set_config('enable_seqscan', 'off', true)"

  /// The terms that words are or begin with, by the group of the word, with how near they come, 0…1.
  ///
  /// Those that begin with it are a range of the terms in the order of their bytes, up to the last
  /// code point there is: trigrams would read most of the terms for them.
  static func spelt(
    _ groups: [[String]], in tx: PostgresTransaction
  ) async throws -> [[String: Double]] {
    let words = SoughtWords(groups)
    return words.grouped(
      try await tx.query(
        """
        /* Search.spelt */ select w.place, t.term,
          case when t.term = w.word then 1.0 else 0.8 end::float8 as nearness
        from unnest(\(words.texts)::text[], \(words.places)::int[]) w (word, place)
        cross join lateral (
          (select term from search_terms where term = w.word)
          union (select term from search_terms where term collate "C" >= w.word
            and term collate "C" < w.word || chr(1114111) limit 20)) t
        """
      ).map(SoughtWords.term))
  }

  /// The terms that look like words, for those who mistyped them: by the group of the word, with how
  /// near they come. Those that come much less near than the nearest are no reading of the word.
  static func similar(
    to groups: [[String]], in tx: PostgresTransaction
  ) async throws -> [[String: Double]] {
    let words = SoughtWords(groups)
    return words.grouped(
      try await tx.query(
        """
        /* Search.similar */ select w.place, t.term, (t.similarity * 0.9)::float8 as nearness
        from unnest(\(words.texts)::text[], \(words.places)::int[]) w (word, place)
        cross join lateral (
          select term, similarity, max(similarity) over () as nearest
          from (select term, similarity(term, w.word) as similarity from search_terms
            where term % w.word order by similarity desc, term limit 12) s) t
        where t.similarity >= 0.6 * t.nearest
        """
      ).map(SoughtWords.term))
  }

  /// Firms of an expo one of whose names holds a term of every group, of any group when `all` is
  /// false, or is spelt like the whole text.
  ///
  /// Of names that hold a common word there are thousands: some hundreds of them are weighed, and the
  /// whole name is looked for by its own keys.
  static func parties(
    _ groups: [[String: Double]], all: Bool, orKeys keys: [Int64], of expo: Identifier<Edition>,
    limit: Int, in tx: PostgresTransaction
  ) async throws -> [(party: Int64, nearness: Double)] {
    let conditions: [SQL] = groups.map { "n.search_terms && \($0.keys.sorted())" }
    let terms = groups.flatMap { $0 }
    let condition = conditions.joined(separator: all ? " and " : " or ")
    let takesPart: SQL = """
      cross join lateral (select from participations p where p.expo_id = \(expo)
        and p.party_id = n.party_id and p.role = 'enterprise' limit 1) p
      """
    return try await tx.query(
      """
      /* Search.parties */ with weights as materialized (
        select t.term, max(t.weight) as weight
        from unnest(\(terms.map(\.key))::text[], \(terms.map(\.value))::float8[])
          as t (term, weight) group by t.term
      ), found as materialized (
        (select n.party_id, n.search_terms from party_names n \(takesPart)
        where n.match_keys && \(keys) limit 100)
        union all
        (select n.party_id, n.search_terms from party_names n \(takesPart)
        where \(condition) limit 500)
      )
      select f.party_id, max((select coalesce(sum(w.weight), 0) from weights w
        where w.term = any(f.search_terms)) / sqrt(cardinality(f.search_terms) + 2.0))::float8
        as nearness
      from found f group by f.party_id order by nearness desc, f.party_id
      limit \(limit)
      """
    ).map { row throws in (try row.decode("party_id"), try row.decode("nearness")) }
  }
}

/// Words to look for, each with the place of its group.
private struct SoughtWords {
  private let groups: Int
  let texts: [String]
  let places: [Int32]

  init(_ groups: [[String]]) {
    self.groups = groups.count
    texts = groups.flatMap(\.self)
    places = groups.enumerated().flatMap { place, words in words.map { _ in Int32(place) } }
  }

  static func term(_ row: PostgresRow) throws -> (place: Int32, term: String, nearness: Double) {
    (try row.decode("place"), try row.decode("term"), try row.decode("nearness"))
  }

  /// The terms by group; of a term found twice the nearer one.
  func grouped(_ terms: [(place: Int32, term: String, nearness: Double)]) -> [[String: Double]] {
    terms.reduce(into: Array(repeating: [:], count: groups)) { grouped, found in
      let before = grouped[Int(found.place)][found.term] ?? 0
      grouped[Int(found.place)][found.term] = max(before, found.nearness)
    }
  }
}
