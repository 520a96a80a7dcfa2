import Postgres

/// A firm that is there, as far as it tells itself from others.
struct StoredFirm: Sendable {
  let party: Identifier<Party>
  /// Its code in the edition; the number of its record where it does not take part.
  let code: String
  let evidence: PartyEvidence
}

/// The statements that find firms by what their names have in common.
enum MatchQueries {
  private static let fewKeys = 200

  /// The firms that have one of the keys, by key, of the parties up to one.
  static func firms(
    withKeys keys: Set<Int64>, of expo: Identifier<Edition>, upTo newest: Identifier<Party>,
    in tx: PostgresTransaction
  ) async throws -> [Int64: [StoredFirm]] {
    if keys.isEmpty { return [:] }
    // A few keys are looked up; of many, every name is asked, since the index answers them one by one.
    let found: SQL =
      keys.count <= fewKeys
      ? """
      select distinct n.party_id from party_names n
      where n.match_keys && \(Array(keys)) and upper_inf(n.valid) and n.party_id <= \(newest)
      """
      : """
      select distinct n.party_id from (
        select party_id, unnest(match_keys) as key from party_names
        where upper_inf(valid) and party_id <= \(newest)) n
      join unnest(\(Array(keys))::bigint[]) k (key) on k.key = n.key
      """
    let rows = try await tx.query(
      """
      /* Matches.firms */ with found as materialized (\(found))
      select a.id, coalesce(p.code, '#' || a.id) as code, a.country,
        (select jsonb_object_agg(n.language, n.name) from party_names n
          where n.party_id = a.id and n.kind = 'legal' and upper_inf(n.valid)) as names,
        array(select distinct k from party_names n, unnest(n.match_keys) k
          where n.party_id = a.id and upper_inf(n.valid)) as keys,
        (select coalesce(jsonb_object_agg(i.scheme, i.value), '{}') from party_identifiers i
          where i.party_id = a.id and i.is_unique and upper_inf(i.valid)) as numbers
      from found f join parties a on a.id = f.party_id and a.kind = 'enterprise'
      left join participations p on p.expo_id = \(expo) and p.party_id = a.id
        and p.role = 'enterprise'
      order by a.id
      """)
    var firms: [Int64: [StoredFirm]] = [:]
    for row in rows {
      let firm = try StoredFirm(row)
      for key in try row.decode("keys", as: [Int64].self) where keys.contains(key) {
        firms[key, default: []].append(firm)
      }
    }
    return firms
  }
}

extension StoredFirm {
  fileprivate init(_ row: PostgresRow) throws {
    let numbers = try row.decode("numbers", as: JSON<[String: String]>.self).value
    self.init(
      party: try row.decode("id"), code: try row.decode("code"),
      evidence: PartyEvidence(
        country: try row.decode("country"),
        names: try row.decode("names", as: JSON<LocalizedText>?.self)?.value ?? LocalizedText([:]),
        numbers: numbers.map { RegistryNumber(scheme: $0.key, value: $0.value) }))
  }
}
