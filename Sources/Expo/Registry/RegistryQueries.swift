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

  /// Told apart from other advisory locks by its high half: "regi" in ASCII.
  private static let registryLock: Int64 = 0x7265_6769_0000_0001

  /// The party that came last; nil where there is none.
  static func newest(in tx: PostgresTransaction) async throws -> Identifier<Party>? {
    try await tx.first("/* Registry.newest */ select id from parties order by id desc limit 1")?
      .decode("id")
  }

  /// Stores parties with names, numbers and particulars, and gives the key and the result of each.
  ///
  /// A row names its party by `party_id` when the caller knows it; else the owner of one of its
  /// `numbers` is the party; else it is new. Rows equal to what is there are not touched.
  static func store(
    _ records: [ImportRecord], in tx: PostgresTransaction
  ) async throws -> [StoredParty] {
    try await PartyStaging.with(records, in: tx) {
      try await compare(in: tx)
      let stored = try await storeStaged(in: tx)
      try await tx.execute(
        """
        /* Registry.compared */ drop table numbered_parties, changed_parties, changed_names,
          changed_numbers
        """)
      return stored
    }
  }

  /// Gives each staged party its key, and writes down what is there already and says something else.
  ///
  /// What is there is looked up row by row (`lateral … limit 1`): a join would read whole tables for
  /// each chunk of a file. For the same reason the planner is told how little has changed.
  private static func compare(in tx: PostgresTransaction) async throws {
    try await tx.script(
      """
      /* Registry.compare */
      create temporary table numbered_parties on commit drop as
      with owners as (
        select x.n, min(o.party_id) as party_id
        from staged_numbers x cross join lateral (
          select i.party_id from party_identifiers i where i.scheme = x.scheme
            and i.value = x.value and i.is_unique and upper_inf(i.valid) limit 1) o
        group by x.n
      )
      select s.n, s.country, s.region_code, s.kind, coalesce(s.party_id, o.party_id) as known_id,
        coalesce(s.party_id, o.party_id, nextval('parties_id_seq')) as id
      from staged_parties s left join owners o on o.n = s.n order by s.n;

      create temporary table changed_parties on commit drop as
      select i.id, i.country, i.region_code from numbered_parties i cross join lateral (
        select country, region_code from parties t where t.id = i.known_id limit 1) t
      where (t.country, t.region_code) is distinct from (i.country, i.region_code);

      create temporary table changed_names on commit drop as
      select i.id, w.*, p.name is null as is_missing
      from numbered_parties i join staged_names w on w.n = i.n left join lateral (
        select p.name, p.family, p.given, p.patronymic from party_names p
        where p.party_id = i.known_id and p.language = w.language and p.kind = w.kind
          and upper_inf(p.valid) limit 1) p on true
      where i.known_id is not null and (p.name, p.family, p.given, p.patronymic)
        is distinct from (w.name, w.family, w.given, w.patronymic);

      create temporary table changed_numbers on commit drop as
      select i.id, x.scheme, x.value
      from numbered_parties i join staged_numbers x on x.n = i.n left join lateral (
        select p.value from party_identifiers p where p.party_id = i.known_id
          and p.scheme = x.scheme and p.value = x.value and upper_inf(p.valid) limit 1) p on true
      where i.known_id is not null and p.value is null;

      analyze changed_parties (id), changed_names (id), changed_numbers (id)
      """)
  }

  /// Writes what is staged: only what differs from what is there.
  private static func storeStaged(in tx: PostgresTransaction) async throws -> [StoredParty] {
    try await tx.query(
      """
      /* Registry.store */ with new_party as (
        insert into parties (id, kind, country, region_code)
        select id, kind, country, region_code from numbered_parties
        where known_id is null order by n
      ), changed as (
        update parties t set country = i.country, region_code = i.region_code
        from changed_parties i where t.id = i.id
        returning t.id
      ), renamed as (
        update party_names p set name = w.name, family = w.family, given = w.given,
          patronymic = w.patronymic, match_keys = w.match_keys, search_terms = w.search_terms
        from changed_names w
        where not w.is_missing and p.party_id = w.id and p.language = w.language
          and p.kind = w.kind and upper_inf(p.valid)
        returning p.party_id as id
      ), named as (
        insert into party_names (party_id, language, kind, name, family, given, patronymic,
          match_keys, search_terms)
        select i.id, w.language, w.kind, w.name, w.family, w.given, w.patronymic, w.match_keys,
          w.search_terms
        from staged_names w join numbered_parties i on i.n = w.n where i.known_id is null
        union all
        select id, language, kind, name, family, given, patronymic, match_keys, search_terms
        from changed_names where is_missing
        returning party_id as id
      ), new_term as (
        insert into search_terms (term)
        select t.term from (select distinct unnest(search_terms) as term from staged_names) t
        where (select true from search_terms k where k.term = t.term limit 1) is null
        order by t.term
        on conflict (term) do nothing
      ), outdated as (
        update party_identifiers p set valid = daterange(lower(p.valid), current_date)
        from changed_numbers x
        where p.party_id = x.id and upper_inf(p.valid) and p.scheme = x.scheme
          and p.value <> x.value
        returning p.party_id as id
      ), identified as (
        insert into party_identifiers (party_id, scheme, value, is_unique)
        select x.id, x.scheme, x.value, s.is_unique
        from (
          select i.id, x.scheme, x.value
          from numbered_parties i join staged_numbers x on x.n = i.n where i.known_id is null
          union all select id, scheme, value from changed_numbers) x
        join identifier_schemes s on s.code = x.scheme
        on conflict (party_id, scheme, value) do update set valid = daterange(null, null)
          where not upper_inf(party_identifiers.valid)
        returning party_id as id
      ), touched as (
        select id from changed union select id from renamed union select id from named
        union select id from identified union select id from outdated
      )
      select i.id, case when i.known_id is null then 'inserted' when t.id is not null then 'updated'
        else 'unchanged' end as result
      from numbered_parties i left join touched t on t.id = i.known_id order by i.n
      """
    ).map { row throws in
      StoredParty(id: try row.decode("id"), result: try row.decode("result"))
    }
  }
}

/// A party that was stored.
struct StoredParty: Sendable {
  let id: Identifier<Party>
  let result: ImportResult
}
