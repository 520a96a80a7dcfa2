import Postgres

/// A firm or a person, across editions.
public enum Party {}

/// The statements on parties, their names and numbers.
enum RegistryQueries {
  /// Keeps other imports of parties waiting until the transaction ends: two that bring the same firm
  /// must see each other's. An import takes as long as its file is, so this wait has no limit; a person
  /// who does not want to wait stops the import.
  static func lock(in tx: PostgresTransaction) async throws {
    _ = try await tx.query(
      """
      /* Registry.lockWaits */
      select set_config('lock_timeout', '0', true), set_config('statement_timeout', '0', true)
      """)
    _ = try await tx.query("/* Registry.lock */ select pg_advisory_xact_lock(\(registryLock))")
  }

  /// What `store` reads of a row.
  private static let columns = [
    "party_id", "kind", "country", "region_code", "names", "name_kind", "family", "given",
    "patronymic", "numbers", "match_keys", "search_terms",
  ]

  /// Told apart from other advisory locks by its high half: "regi" in ASCII.
  private static let registryLock: Int64 = 0x7265_6769_0000_0001

  /// Stores parties with names, numbers and particulars, and gives the key and the result of each.
  ///
  /// A row names its party by `party_id` when the caller knows it; else the owner of one of its
  /// `numbers` is the party; else it is new. Rows equal to what is there are not touched.
  static func store(
    _ records: [ImportRecord], in tx: PostgresTransaction
  ) async throws -> [StoredParty] {
    try await tx.query(
      """
      /* Registry.store */ with input as materialized (
        select * from jsonb_to_recordset(\(records.withSearchKeys.json(columns))::jsonb) as r (n integer, party_id bigint, kind text,
          country text, region_code text, names jsonb, name_kind text, family jsonb, given jsonb,
          patronymic jsonb, numbers jsonb, match_keys jsonb, search_terms jsonb)
      ), owners as materialized (
        select r.n, min(i.party_id) as party_id
        from input r cross join lateral jsonb_each_text(r.numbers) as x (scheme, value)
        join party_identifiers i on i.scheme = x.scheme and i.value = x.value
          and i.is_unique and upper_inf(i.valid)
        group by r.n
      ), numbered as materialized (
        select i.*, coalesce(i.party_id, o.party_id) as known_id,
          coalesce(i.party_id, o.party_id, nextval('parties_id_seq')) as id
        from input i left join owners o on o.n = i.n
      ), party as (
        insert into parties as t (id, kind, country, region_code)
        select id, kind, country, region_code from numbered order by n
        on conflict (id) do update set country = excluded.country,
          region_code = excluded.region_code
        where (t.country, t.region_code) is distinct from (excluded.country, excluded.region_code)
        returning id
      ), wanted as (
        select i.id, i.known_id is null as is_new, i.name_kind as kind, l.key as language, l.value as name,
          i.family ->> l.key as family, i.given ->> l.key as given,
          i.patronymic ->> l.key as patronymic,
          array(select k::bigint from jsonb_array_elements_text(i.match_keys -> l.key) k)
            as match_keys,
          array(select jsonb_array_elements_text(i.search_terms -> l.key)) as search_terms
        from numbered i, jsonb_each_text(i.names) l
      ), renamed as (
        update party_names p set name = w.name, family = w.family, given = w.given,
          patronymic = w.patronymic, match_keys = w.match_keys, search_terms = w.search_terms
        from wanted w
        where not w.is_new and p.party_id = w.id and p.language = w.language and p.kind = w.kind
          and upper_inf(p.valid) and (p.name, p.family, p.given, p.patronymic)
            is distinct from (w.name, w.family, w.given, w.patronymic)
        returning p.party_id as id
      ), named as (
        insert into party_names (party_id, language, kind, name, family, given, patronymic,
          match_keys, search_terms)
        select id, language, kind, name, family, given, patronymic, match_keys, search_terms
        from wanted w where w.is_new
        union all
        select id, language, kind, name, family, given, patronymic, match_keys, search_terms
        from wanted w
        where not w.is_new and not exists (select from party_names p where p.party_id = w.id
          and p.language = w.language and p.kind = w.kind and upper_inf(p.valid))
        returning party_id as id
      ), known_terms as (
        insert into search_terms (term)
        select distinct t from wanted w, unnest(w.search_terms) t order by t
        on conflict (term) do nothing
      ), outdated as (
        update party_identifiers p set valid = daterange(lower(p.valid), current_date)
        from numbered i
        where i.known_id is not null and p.party_id = i.id and upper_inf(p.valid) and i.numbers ? p.scheme
          and i.numbers ->> p.scheme <> p.value
        returning p.party_id as id
      ), identified as (
        insert into party_identifiers (party_id, scheme, value, is_unique)
        select i.id, n.key, n.value, s.is_unique
        from numbered i, jsonb_each_text(i.numbers) n join identifier_schemes s on s.code = n.key
        on conflict (party_id, scheme, value) do update set valid = daterange(null, null)
          where not upper_inf(party_identifiers.valid)
        returning party_id as id
      ), touched as (
        select id from party union select id from renamed union select id from named
        union select id from identified union select id from outdated
      )
      select i.id, case when i.known_id is null then 'inserted' when t.id is not null then 'updated'
        else 'unchanged' end as result
      from numbered i left join touched t on t.id = i.id order by i.n
      """
    ).map { row throws in
      StoredParty(id: try row.decode("id"), result: try row.decode("result"))
    }
  }
}

extension [ImportRecord] {
  /// The rows with the keys and terms of their names.
  var withSearchKeys: [ImportRecord] {
    map { record in
      var record = record
      record.addSearchKeys()
      return record
    }
  }
}

extension ImportRecord {
  /// Adds the keys and terms of the names, unless they are there.
  mutating func addSearchKeys() {
    guard matchKeys == nil, case .object(let names)? = values["names"] else { return }
    var keys: [String: [String]] = [:]
    var terms: [String: [String]] = [:]
    var all: [Int64] = []
    for (language, name) in names {
      let words = NameWords(name, language: language)
      let own = MatchKeys(words).all
      keys[language] = own.map { String($0) }
      terms[language] = SearchTerms.of(words)
      for key in own where !all.contains(key) { all.append(key) }
    }
    values["match_keys"] = .lists(keys)
    values["search_terms"] = .lists(terms)
    matchKeys = all
  }
}

/// A party that was stored.
struct StoredParty: Sendable {
  let id: Identifier<Party>
  let result: ImportResult
}
