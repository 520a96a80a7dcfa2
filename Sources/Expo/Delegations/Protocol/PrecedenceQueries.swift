import Postgres

/// The statements on places that depart from the rule of precedence.
enum PrecedenceQueries {
  /// The places signed off among the members of a delegation; the top of the tree has the key 0.
  static func people(
    among delegation: Identifier<Delegation>, of expo: Identifier<Edition>,
    in tx: PostgresTransaction
  ) async throws -> [String: PrecedenceOverride] {
    try await tx.query(
      """
      /* Precedence.people */ select p.code, o.place, o.reason, o.signed_by
      from precedence_overrides o join participations p on p.expo_id = o.expo_id
        and p.id = o.participation_id
      where o.expo_id = \(expo) and o.among_id = \(delegation) and upper_inf(o.during)
      """
    ).reduce(into: [:]) { places, row throws in
      places[try row.decode("code")] = try PrecedenceOverride(row)
    }
  }

  /// The places signed off among delegations, by the code of each.
  static func delegations(
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [String: PrecedenceOverride] {
    try await tx.query(
      """
      /* Precedence.delegations */ select d.code, o.place, o.reason, o.signed_by
      from precedence_overrides o join delegations d on d.expo_id = o.expo_id
        and d.id = o.delegation_id
      where o.expo_id = \(expo) and upper_inf(o.during)
      """
    ).reduce(into: [:]) { places, row throws in
      places[try row.decode("code")] = try PrecedenceOverride(row)
    }
  }

  /// Ends the place that a delegation or a person has now.
  /// - Returns: Whether it had one.
  static func end(
    delegation: Identifier<Delegation>?, person: Identifier<Participation>?,
    of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> Bool {
    try await !tx.query(
      """
      /* Precedence.end */ update precedence_overrides
      set during = tstzrange(lower(during), greatest(now(), lower(during)))
      where expo_id = \(expo) and upper_inf(during)
        and (delegation_id = \(delegation) or participation_id = \(person))
      returning id
      """
    ).isEmpty
  }

  /// Gives a delegation or a person a place from now on.
  /// - Throws: `DelegationError.placeTaken`.
  static func give(
    _ override: PrecedenceOverride, delegation: Identifier<Delegation>?,
    person: Identifier<Participation>?, among: Identifier<Delegation>,
    of expo: Identifier<Edition>, by actor: Actor, in tx: PostgresTransaction
  ) async throws {
    do {
      try await tx.execute(
        """
        /* Precedence.give */ insert into precedence_overrides
          (expo_id, delegation_id, participation_id, among_id, place, reason, signed_by, actor)
        values (\(expo), \(delegation), \(person), \(among), \(Int16(override.place)),
          \(override.reason), \(override.signedBy), \(actor.name))
        """)
    } catch let error as PostgresError where error.constraint == "precedence_overrides_place_once" {
      throw DelegationError.placeTaken(override.place)
    }
  }
}

extension PrecedenceOverride {
  fileprivate init(_ row: PostgresRow) throws {
    self.init(
      place: Int(try row.decode("place", as: Int16.self)), reason: try row.decode("reason"),
      signedBy: try row.decode("signed_by"))
  }
}
