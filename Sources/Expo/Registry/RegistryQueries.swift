import Postgres

/// A firm or a person, across editions.
public enum Party {}

/// The statements on parties, their names and numbers.
enum RegistryQueries {
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
        select r.*, coalesce(r.party_id, (
            select i.party_id from jsonb_each_text(r.numbers) as n (scheme, value)
            join party_identifiers i on i.scheme = n.scheme and i.value = n.value
              and i.is_unique and upper_inf(i.valid)
            order by i.party_id limit 1)) as known_id
        from jsonb_to_recordset(\(records.json)::jsonb) as r (n integer, party_id bigint, kind text,
          country text, region_code text, names jsonb, name_kind text, family jsonb, given jsonb,
          patronymic jsonb, numbers jsonb)
      ), numbered as materialized (
        select i.*, coalesce(known_id, nextval('parties_id_seq')) as id from input i
      ), party as (
        insert into parties as t (id, kind, country, region_code)
        select id, kind, country, region_code from numbered order by n
        on conflict (id) do update set country = excluded.country,
          region_code = excluded.region_code
        where (t.country, t.region_code) is distinct from (excluded.country, excluded.region_code)
        returning id
      ), wanted as (
        select i.id, i.name_kind as kind, l.key as language, l.value as name,
          i.family ->> l.key as family, i.given ->> l.key as given,
          i.patronymic ->> l.key as patronymic
        from numbered i, jsonb_each_text(i.names) l
      ), renamed as (
        update party_names p set name = w.name, family = w.family, given = w.given,
          patronymic = w.patronymic
        from wanted w
        where p.party_id = w.id and p.language = w.language and p.kind = w.kind
          and upper_inf(p.valid) and (p.name, p.family, p.given, p.patronymic)
            is distinct from (w.name, w.family, w.given, w.patronymic)
        returning p.party_id as id
      ), named as (
        insert into party_names (party_id, language, kind, name, family, given, patronymic)
        select id, language, kind, name, family, given, patronymic from wanted w
        where not exists (select from party_names p where p.party_id = w.id
          and p.language = w.language and p.kind = w.kind and upper_inf(p.valid))
        returning party_id as id
      ), identified as (
        insert into party_identifiers (party_id, scheme, value, is_unique)
        select i.id, n.key, n.value, s.is_unique
        from numbered i, jsonb_each_text(i.numbers) n join identifier_schemes s on s.code = n.key
        on conflict (party_id, scheme, value) do nothing
        returning party_id as id
      ), touched as (
        select id from party union select id from renamed union select id from named
        union select id from identified
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

/// A party that was stored.
struct StoredParty: Sendable {
  let id: Identifier<Party>
  let result: ImportResult
}
