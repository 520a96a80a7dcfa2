import Postgres

/// The statements on the names of a party and the days they are borne.
enum PartyNameQueries {
  /// What stands in the way of a name.
  struct Standing: Sendable {
    let name: String
    let since: CalendarDay?
  }

  /// The name of a kind and language that is borne now; nil where there is none.
  static func current(
    _ kind: PartyNameKind, _ language: Language, of party: Identifier<Party>,
    in tx: PostgresTransaction
  ) async throws -> Standing? {
    try await tx.first(
      """
      /* Registry.currentName */ select name, lower(valid)::text as since from party_names
      where party_id = \(party) and language = \(language.rawValue) and kind = \(kind.rawValue)
        and upper_inf(valid) for update
      """
    ).map { row throws in
      Standing(
        name: try row.decode("name"),
        since: try row.decode("since", as: String?.self).flatMap(CalendarDay.init))
    }
  }

  /// The day it is for the database.
  static func today(in tx: PostgresTransaction) async throws -> CalendarDay? {
    try await tx.first("/* Registry.today */ select current_date::text as day").flatMap {
      row throws in CalendarDay(try row.decode("day", as: String.self))
    }
  }

  /// Gives a party a name from a day on; nil means for ever. The name before it ends on that day.
  static func give(
    _ new: NewPartyName, since: CalendarDay?, to party: Identifier<Party>,
    in tx: PostgresTransaction
  ) async throws {
    let words = NameWords(new.text, language: new.language.rawValue)
    let terms = SearchTerms.of(words)
    if new.kind != .alias {
      try await tx.execute(
        """
        /* Registry.endName */ update party_names
        set valid = daterange(lower(valid), \(since?.description)::date)
        where party_id = \(party) and language = \(new.language.rawValue)
          and kind = \(new.kind.rawValue) and upper_inf(valid)
        """)
    }
    try await tx.execute(
      """
      /* Registry.addTerms */ insert into search_terms (term)
      select t from unnest(\(terms)::text[]) t order by t on conflict do nothing
      """)
    try await tx.execute(
      """
      /* Registry.giveName */ insert into party_names
        (party_id, language, kind, name, valid, match_keys, search_terms)
      values (\(party), \(new.language.rawValue), \(new.kind.rawValue), \(new.text),
        daterange(\(since?.description)::date, null), \(MatchKeys(words).all), \(terms))
      """)
  }

  /// Every name a party bears or bore, the current ones first.
  static func records(
    of party: Identifier<Party>, in tx: PostgresTransaction
  ) async throws -> [NameRecord] {
    try await tx.query(
      """
      /* Registry.names */ select language, kind, name, lower(valid)::text as since,
        upper(valid)::text as until
      from party_names where party_id = \(party)
      order by upper_inf(valid) desc, array_position(array['legal', 'short', 'passport', 'alias'],
        kind), language, upper(valid) desc, name
      """
    ).map { row throws in
      NameRecord(
        language: try row.decode("language"), kind: try row.decode("kind"),
        name: try row.decode("name"),
        since: try row.decode("since", as: String?.self).flatMap(CalendarDay.init),
        until: try row.decode("until", as: String?.self).flatMap(CalendarDay.init))
    }
  }
}
