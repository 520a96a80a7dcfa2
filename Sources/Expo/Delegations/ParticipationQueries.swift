import Postgres

/// The statements on who takes part in an edition.
enum ParticipationQueries {
  private static let participations = Upsert(
    table: "participations", key: ["expo_id", "code"],
    columns: """
      expo_id bigint, code text, party_id bigint, role text, delegation_id bigint,
      enterprise_id bigint, rank smallint, is_vip boolean, languages text[], sector_code text,
      teams smallint, daily_cap smallint, sold_meetings smallint, stand_id bigint, positions jsonb, email text, phone text,
      arrival_post text, consent_badge boolean, consent_crossborder boolean, note text
      """, kept: ["stand_id"])
  private static let interpreters = Upsert(
    table: "interpreters", key: ["expo_id", "participation_id"],
    columns: """
      expo_id bigint, participation_id bigint, pairs text[], sectors text[],
      max_minutes_per_day smallint, max_consecutive_minutes smallint, available_days date[],
      vip_cleared boolean
      """)
  private static let availabilities = Upsert(
    table: "availabilities", key: ["expo_id", "participation_id", "during"],
    columns: "expo_id bigint, participation_id bigint, during tstzrange, reason text")

  /// Everyone who takes part, by code.
  static func known(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [String: KnownParticipation] {
    try await tx.query(
      """
      /* Participations.known */ select code, id, party_id, role from participations
      where expo_id = \(expo)
      """
    ).reduce(into: [:]) { known, row throws in
      known[try row.decode("code")] = KnownParticipation(
        id: try row.decode("id"), party: try row.decode("party_id"), role: try row.decode("role"))
    }
  }

  /// Whether there is such a firm: it has this stand by now, or none.
  static func setStand(
    _ stand: Identifier<Space>?, of code: String, _ expo: Identifier<Edition>,
    in tx: PostgresTransaction
  ) async throws -> Bool {
    try await tx.first(
      """
      /* Participations.setStand */ update participations set stand_id = \(stand)
      where expo_id = \(expo) and code = \(code) and role = 'enterprise' returning id
      """) != nil
  }

  /// Whose registry numbers are whose: the code of the firm of this edition by number.
  static func numberOwners(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [RegistryNumber: String] {
    try await tx.query(
      """
      /* Participations.numberOwners */ select i.scheme, i.value, p.code
      from participations p join party_identifiers i on i.party_id = p.party_id
      where p.expo_id = \(expo) and p.role = 'enterprise' and i.is_unique and upper_inf(i.valid)
      """
    ).reduce(into: [:]) { owners, row throws in
      let number = RegistryNumber(
        scheme: try row.decode("scheme"), value: try row.decode("value"))
      owners[number] = try row.decode("code")
    }
  }

  static func store(
    _ records: [ImportRecord], in tx: PostgresTransaction
  ) async throws -> [ImportResult] {
    do {
      return try await participations.run(records, in: tx)
    } catch let error as PostgresError where error.constraint == "delegations_within_quota" {
      throw DelegationError.overQuota(error.message)
    }
  }

  static func storeInterpreters(
    _ records: [ImportRecord], in tx: PostgresTransaction
  ) async throws -> [ImportResult] {
    try await interpreters.run(records, in: tx)
  }

  static func storeAvailabilities(
    _ records: [ImportRecord], in tx: PostgresTransaction
  ) async throws -> [ImportResult] {
    try await availabilities.run(records, in: tx)
  }

  /// Makes people heads from now on; who was head before stops now.
  ///
  /// - Parameter delegation: Which delegation they lead; nil for the one each belongs to.
  static func lead(
    _ codes: [String], leading delegation: Identifier<Delegation>? = nil,
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      """
      /* Participations.stepDown */ update delegation_heads h
      set during = tstzrange(lower(h.during), now())
      from participations p
      where p.expo_id = \(expo) and p.code = any(\(codes)) and h.expo_id = p.expo_id
        and h.delegation_id = coalesce(\(delegation), p.delegation_id) and upper_inf(h.during)
        and h.participation_id <> p.id and lower(h.during) < now()
      """)
    try await tx.execute(
      """
      /* Participations.lead */ insert into delegation_heads
        (expo_id, delegation_id, participation_id, during)
      select p.expo_id, coalesce(\(delegation), p.delegation_id), p.id, tstzrange(now(), null)
      from participations p
      where p.expo_id = \(expo) and p.code = any(\(codes))
        and coalesce(\(delegation), p.delegation_id) is not null
        and not exists (select from delegation_heads h where h.expo_id = p.expo_id
          and h.delegation_id = coalesce(\(delegation), p.delegation_id) and upper_inf(h.during))
      """)
  }

  /// The heads of delegations that have none yet.
  static func leadHeadless(
    _ codes: [String], of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      """
      /* Participations.leadHeadless */ insert into delegation_heads
        (expo_id, delegation_id, participation_id, during)
      select p.expo_id, p.delegation_id, p.id, tstzrange(now(), null)
      from participations p
      where p.expo_id = \(expo) and p.code = any(\(codes)) and p.delegation_id is not null
        and not exists (select from delegation_heads h where h.expo_id = p.expo_id
          and h.delegation_id = p.delegation_id and upper_inf(h.during))
      """)
  }
}
