import Postgres

/// A scheme of registry numbers, as `identifier_schemes` has it.
struct RegistryScheme: Sendable {
  let code: String
  /// ISO 3166-1 alpha-2; nil for schemes of the whole world.
  let country: String?
  /// Whether firms of the country must have a number.
  let isRequired: Bool
  /// When it began and, if it did, ended.
  let introduced: CalendarDay?
  let retired: CalendarDay?

  /// Whether the scheme was in force on a day.
  func isInForce(on day: CalendarDay) -> Bool {
    if let introduced, day < introduced { return false }
    if let retired, day >= retired { return false }
    return true
  }
}

/// The statements on registry numbers: their schemes, and those that were taken with evidence.
enum SchemeQueries {
  static func all(in tx: PostgresTransaction) async throws -> [RegistryScheme] {
    try await tx.query(
      """
      /* Registry.schemes */ select code, country, is_required, introduced::text, retired::text
      from identifier_schemes order by code
      """
    ).map { row throws in
      RegistryScheme(
        code: try row.decode("code"), country: try row.decode("country"),
        isRequired: try row.decode("is_required"),
        introduced: try row.decode("introduced", as: String?.self).flatMap(CalendarDay.init),
        retired: try row.decode("retired", as: String?.self).flatMap(CalendarDay.init))
    }
  }

  /// The numbers whose check digit fails and which someone took with evidence.
  static func accepted(in tx: PostgresTransaction) async throws -> Set<RegistryNumber> {
    Set(
      try await tx.query(
        """
        /* Registry.acceptedNumbers */ select scheme, value from party_identifiers
        where not check_passed and upper_inf(valid)
        """
      ).map { row throws in
        RegistryNumber(scheme: try row.decode("scheme"), value: try row.decode("value"))
      })
  }

  /// The party that has a number now.
  static func owner(
    of number: RegistryNumber, in tx: PostgresTransaction
  ) async throws -> Identifier<Party>? {
    try await tx.first(
      """
      /* Registry.numberOwner */ select party_id from party_identifiers
      where scheme = \(number.scheme) and value = \(number.value) and is_unique
        and upper_inf(valid)
      """
    )?.decode("party_id")
  }

  /// Gives a party a number from today on; the one it had in the scheme ends.
  static func give(
    _ number: RegistryNumber, evidence: String?, to party: Identifier<Party>, by actor: Actor,
    in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      """
      /* Registry.endNumber */ update party_identifiers
      set valid = daterange(lower(valid), current_date)
      where party_id = \(party) and scheme = \(number.scheme) and upper_inf(valid)
        and value <> \(number.value)
      """)
    try await tx.execute(
      """
      /* Registry.giveNumber */ insert into party_identifiers as i (party_id, scheme, value,
        is_unique, valid, check_passed, override_reason, override_by, override_at)
      select \(party), s.code, \(number.value), s.is_unique,
        case when exists (select from party_identifiers p where p.party_id = \(party)
          and p.scheme = s.code) then daterange(current_date, null) else daterange(null, null) end,
        \(evidence == nil), \(evidence), case when \(evidence != nil) then \(actor.name) end,
        case when \(evidence != nil) then now() end
      from identifier_schemes s where s.code = \(number.scheme)
      on conflict (party_id, scheme, value) do update set valid = daterange(null, null),
        check_passed = excluded.check_passed, override_reason = excluded.override_reason,
        override_by = excluded.override_by, override_at = excluded.override_at
      """)
  }

  /// Every number a party has or had, the current ones first.
  static func records(
    of party: Identifier<Party>, in tx: PostgresTransaction
  ) async throws -> [NumberRecord] {
    try await tx.query(
      """
      /* Registry.numbers */ select scheme, value, lower(valid)::text as since,
        upper(valid)::text as until, check_passed, override_reason, override_by, override_at
      from party_identifiers where party_id = \(party)
      order by upper_inf(valid) desc, scheme, value
      """
    ).map { row throws in
      NumberRecord(
        scheme: try row.decode("scheme"), value: try row.decode("value"),
        since: try row.decode("since", as: String?.self).flatMap(CalendarDay.init),
        until: try row.decode("until", as: String?.self).flatMap(CalendarDay.init),
        checkPassed: try row.decode("check_passed"), evidence: try row.decode("override_reason"),
        acceptedBy: try row.decode("override_by"), acceptedAt: try row.decode("override_at"))
    }
  }
}
