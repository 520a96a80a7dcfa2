import Postgres

/// The statements that change who a participation belongs to.
enum EnterpriseChangeQueries {
  static func party(
    _ code: String, of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> Identifier<Party>? {
    try await tx.first(
      """
      /* Enterprises.party */ select party_id from participations
      where expo_id = \(expo) and code = \(code) and role = 'enterprise'
      """
    )?.decode("party_id")
  }

  /// The merged party that a firm's code once stood for: its own, or the one it was moved from.
  static func merged(
    _ code: String, of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> Identifier<Party>? {
    try await tx.first(
      """
      /* Enterprises.merged */ select m.merged_id from participations p join party_merges m
        on m.undone_at is null and (m.merged_id = p.party_id or (m.kept_id = p.party_id
          and m.moved -> 'participations' @> jsonb_build_array(
            jsonb_build_object('expo', p.expo_id, 'id', p.id))))
      where p.expo_id = \(expo) and p.code = \(code) and p.role = 'enterprise'
      order by m.id desc limit 1
      """
    )?.decode("merged_id")
  }

  /// Where both parties take part, and whether the second has wishes or meetings there.
  static func sharedExpos(
    _ kept: Identifier<Party>, _ merged: Identifier<Party>, in tx: PostgresTransaction
  ) async throws -> [(expo: String, isBusy: Bool)] {
    try await tx.query(
      """
      /* Enterprises.sharedExpos */ select e.code, exists (select from meeting_requests r
          where r.expo_id = m.expo_id and (m.id in (r.from_id, r.to_id) or m.id = any(r.guest_ids)))
        or exists (select from participations c where c.expo_id = m.expo_id
          and c.enterprise_id = m.id) as busy
      from participations m join participations k on k.expo_id = m.expo_id and k.role = m.role
      join expos e on e.id = m.expo_id
      where m.party_id = \(merged) and k.party_id = \(kept) and m.state <> 'withdrawn'
      order by e.code
      """
    ).map { row throws in (try row.decode("code"), try row.decode("busy")) }
  }

  /// Gives the participations of one party to another, where that does not take part itself.
  static func moveParticipations(
    from merged: Identifier<Party>, to kept: Identifier<Party>, in tx: PostgresTransaction
  ) async throws -> [MovedParticipation] {
    try await tx.query(
      """
      /* Enterprises.moveParticipations */ update participations m set party_id = \(kept)
      where m.party_id = \(merged) and not exists (select from participations k
        where k.party_id = \(kept) and k.expo_id = m.expo_id and k.role = m.role)
      returning expo_id, id
      """
    ).map { row throws in
      MovedParticipation(expo: try row.decode("expo_id"), id: try row.decode("id"))
    }
  }

  /// The participations of a party that are under way, which end with it.
  static func standing(
    _ party: Identifier<Party>, in tx: PostgresTransaction
  ) async throws -> [MovedParticipation] {
    try await tx.query(
      """
      /* Enterprises.standing */ select expo_id, id, state from participations
      where party_id = \(party) and state in ('new', 'pre_approved', 'approved') for update
      """
    ).map { row throws in
      MovedParticipation(
        expo: try row.decode("expo_id"), id: try row.decode("id"), state: try row.decode("state"))
    }
  }

  /// How people name a firm: its code in the edition, else the number of its record.
  static func code(
    of party: Identifier<Party>, in expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> String {
    try await tx.first(
      """
      /* Enterprises.codeOf */ select code from participations
      where expo_id = \(expo) and party_id = \(party) and role = 'enterprise'
      """
    )?.decode("code") ?? "#\(party)"
  }

  static func giveBack(
    _ participations: [MovedParticipation], to party: Identifier<Party>,
    in tx: PostgresTransaction
  ) async throws {
    for participation in participations {
      try await tx.execute(
        """
        /* Enterprises.giveBack */ update participations set party_id = \(party)
        where expo_id = \(participation.expo) and id = \(participation.id)
        """)
    }
  }
}
