import Postgres

/// What a merge moved from one record to the other.
struct MovedParts: Sendable, Codable {
  /// Names that were added to the kept record.
  var names: [MovedName] = []
  /// Numbers that were moved.
  var numbers: [MovedNumber] = []
  /// Participations that were given to the kept record, by expo and key.
  var participations: [MovedParticipation] = []
  /// Participations that could not be given, and so ended, with the state they had.
  var withdrawn: [MovedParticipation]?
}

/// A name that was added to the kept record of a merge.
struct MovedName: Sendable, Codable {
  let language: String
  let kind: String
  let name: String
}

/// A number that went to the kept record of a merge.
struct MovedNumber: Sendable, Codable {
  let scheme: String
  let value: String
}

/// A participation that went to the kept record of a merge.
struct MovedParticipation: Sendable, Codable {
  let expo: Int64
  let id: Int64
  /// Where its registration stood.
  var state: String?
}

/// The statements that make one record of two, and two of one again.
enum PartyMergeQueries {
  /// Adds to a party the names and numbers of a row that it lacks; a further name in a language
  /// becomes an alias.
  static func absorb(
    _ record: ImportRecord, into party: Identifier<Party>, in tx: PostgresTransaction
  ) async throws {
    try await PartyStaging.with([record], in: tx) {
      _ = try await tx.execute(
        """
        /* Registry.absorb */ with terms as (
          insert into search_terms (term)
          select distinct unnest(search_terms) as term from staged_names order by term
          on conflict do nothing
        ), numbered as (
          insert into party_identifiers (party_id, scheme, value, is_unique)
          select \(party), x.scheme, x.value, s.is_unique
          from staged_numbers x join identifier_schemes s on s.code = x.scheme
          where not exists (select from party_identifiers p where p.party_id = \(party)
            and p.scheme = x.scheme and upper_inf(p.valid))
          on conflict do nothing
        )
        insert into party_names (party_id, language, kind, name, match_keys, search_terms)
        select \(party), w.language, case when exists (select from party_names p
            where p.party_id = \(party) and p.language = w.language and p.kind = 'legal'
              and upper_inf(p.valid)) then 'alias' else 'legal' end, w.name, w.match_keys,
          w.search_terms
        from staged_names w
        where not exists (select from party_names p where p.party_id = \(party)
          and p.language = w.language and p.name = w.name)
        """)
    }
  }

  /// Adds the names of one party to another; those it lacks, as aliases where it has one.
  static func copyNames(
    from merged: Identifier<Party>, to kept: Identifier<Party>, in tx: PostgresTransaction
  ) async throws -> [MovedName] {
    try await tx.query(
      """
      /* Registry.mergeNames */ insert into party_names
        (party_id, language, kind, name, family, given, patronymic, match_keys, search_terms)
      select distinct on (m.language, m.name) \(kept), m.language,
        case when exists (select from party_names p where p.party_id = \(kept)
          and p.language = m.language and p.kind = m.kind and upper_inf(p.valid))
          then 'alias' else m.kind end,
        m.name, m.family, m.given, m.patronymic, m.match_keys, m.search_terms
      from party_names m
      where m.party_id = \(merged) and upper_inf(m.valid) and not exists (select from party_names p
        where p.party_id = \(kept) and p.language = m.language and p.name = m.name)
      order by m.language, m.name, m.kind
      returning language, kind, name
      """
    ).map { row throws in
      MovedName(
        language: try row.decode("language"), kind: try row.decode("kind"),
        name: try row.decode("name"))
    }
  }

  /// Moves the numbers of schemes that the kept party lacks.
  static func moveNumbers(
    from merged: Identifier<Party>, to kept: Identifier<Party>, in tx: PostgresTransaction
  ) async throws -> [MovedNumber] {
    try await tx.query(
      """
      /* Registry.mergeNumbers */ update party_identifiers m set party_id = \(kept)
      where m.party_id = \(merged) and upper_inf(m.valid) and not exists (
        select from party_identifiers k where k.party_id = \(kept) and k.scheme = m.scheme
          and (upper_inf(k.valid) or k.value = m.value))
      returning scheme, value
      """
    ).map { row throws in
      MovedNumber(scheme: try row.decode("scheme"), value: try row.decode("value"))
    }
  }

  static func record(
    _ kept: Identifier<Party>, _ merged: Identifier<Party>, _ moved: MovedParts, reason: String?,
    by actor: Actor, in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      "/* Registry.mergedInto */ update parties set merged_into = \(kept) where id = \(merged)")
    try await tx.execute(
      """
      /* Registry.merge */ insert into party_merges (kept_id, merged_id, moved, reason, merged_by)
      values (\(kept), \(merged), \(JSON(moved)), \(reason), \(actor.name))
      """)
  }

  /// The standing merge of a party, locked.
  static func standing(
    of merged: Identifier<Party>, in tx: PostgresTransaction
  ) async throws -> (id: Int64, kept: Identifier<Party>, moved: MovedParts)? {
    try await tx.first(
      """
      /* Registry.standingMerge */ select id, kept_id, moved from party_merges
      where merged_id = \(merged) and undone_at is null for update
      """
    ).map { row throws in
      (
        try row.decode("id"), try row.decode("kept_id"),
        try row.decode("moved", as: JSON<MovedParts>.self).value
      )
    }
  }

  /// Gives names and numbers back.
  static func part(
    _ merge: (id: Int64, kept: Identifier<Party>, moved: MovedParts),
    from merged: Identifier<Party>,
    by actor: Actor, in tx: PostgresTransaction
  ) async throws {
    for name in merge.moved.names {
      try await tx.execute(
        """
        /* Registry.partName */ delete from party_names where party_id = \(merge.kept)
          and language = \(name.language) and kind = \(name.kind) and name = \(name.name)
        """)
    }
    for number in merge.moved.numbers {
      try await tx.execute(
        """
        /* Registry.partNumber */ update party_identifiers set party_id = \(merged)
        where party_id = \(merge.kept) and scheme = \(number.scheme) and value = \(number.value)
        """)
    }
    try await tx.execute(
      "/* Registry.parted */ update parties set merged_into = null where id = \(merged)")
    try await tx.execute(
      """
      /* Registry.part */ update party_merges set undone_at = now(), undone_by = \(actor.name)
      where id = \(merge.id)
      """)
  }
}
