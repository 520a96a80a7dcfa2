import Postgres

/// One step that is to be taken.
struct AccreditationMove: Sendable {
  let expo: Int64
  let participation: Int64
  let state: AccreditationState
  let reason: String?

  init(_ part: MovedParticipation, to state: AccreditationState, reason: String?) {
    expo = part.expo
    participation = part.id
    self.state = state
    self.reason = reason
  }

  init(
    expo: Identifier<Edition>, _ participation: Identifier<Participation>,
    to state: AccreditationState, reason: String?
  ) {
    self.expo = expo.rawValue
    self.participation = participation.rawValue
    self.state = state
    self.reason = reason
  }
}

/// A registration about to be decided on, locked.
struct StandingParticipation: Sendable {
  let id: Identifier<Participation>
  let code: String
  let state: AccreditationState
  /// Whether the step that is wanted is one that there is.
  let isPossible: Bool
  /// The delegation it leads now.
  let leads: String?
  /// Its confirmed meetings.
  let meetings: Int
}

/// The statements on how far registrations have come.
enum AccreditationQueries {
  /// Takes steps; `participations.state` follows (trigger `participation_states_apply`).
  /// - Throws: `DelegationError.overQuota`.
  static func move(
    _ moves: [AccreditationMove], by actor: Actor, in tx: PostgresTransaction
  ) async throws {
    if moves.isEmpty { return }
    do {
      try await tx.execute(
        """
        /* Accreditation.move */ insert into participation_states
          (expo_id, participation_id, after, actor, reason)
        select m.expo, m.participation, m.after, \(actor.name), nullif(m.reason, '')
        from unnest(\(moves.map(\.expo))::bigint[], \(moves.map(\.participation))::bigint[],
          \(moves.map(\.state.rawValue))::text[], \(moves.map { $0.reason ?? "" })::text[])
          with ordinality as m (expo, participation, after, reason, n)
        order by m.n
        """)
    } catch let error as PostgresError where error.constraint == "delegations_within_quota" {
      throw DelegationError.overQuota(error.message)
    }
  }

  /// The registrations of some codes, in a fixed order, locked until the transaction ends.
  static func standing(
    _ codes: [String], toward state: AccreditationState, of expo: Identifier<Edition>,
    in tx: PostgresTransaction
  ) async throws -> [StandingParticipation] {
    try await tx.query(
      """
      /* Accreditation.standing */ with locked as materialized (
        select id, code, state from participations
        where expo_id = \(expo) and code = any(\(codes)) order by id for update
      )
      select p.id, p.code, p.state,
        exists (select from accreditation_steps s
          where s.before = p.state and s.after = \(state.rawValue)) as is_possible,
        (select d.code from delegation_heads h join delegations d on d.expo_id = h.expo_id
          and d.id = h.delegation_id where h.expo_id = \(expo) and h.participation_id = p.id
          and upper_inf(h.during) order by d.code limit 1) as leads,
        (select count(*) from meetings m where m.expo_id = \(expo) and m.state = 'confirmed'
          and (p.id in (m.a_id, m.b_id) or p.id = any(m.guest_ids))) as meetings
      from locked p order by array_position(\(codes), p.code::text)
      """
    ).map { row throws in
      StandingParticipation(
        id: try row.decode("id"), code: try row.decode("code"), state: try row.decode("state"),
        isPossible: try row.decode("is_possible"), leads: try row.decode("leads"),
        meetings: Int(try row.decode("meetings", as: Int64.self)))
    }
  }

  static func steps(
    of code: String, expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [AccreditationStep] {
    try await tx.query(
      """
      /* Accreditation.steps */ select s.at, s.before, s.after, s.actor, s.reason
      from participation_states s join participations p on p.expo_id = s.expo_id
        and p.id = s.participation_id
      where p.expo_id = \(expo) and p.code = \(code) order by s.seq
      """
    ).map { row throws in
      AccreditationStep(
        at: try row.decode("at"), before: try row.decode("before"),
        after: try row.decode("after"), actor: try row.decode("actor"),
        reason: try row.decode("reason"))
    }
  }

  /// Refuses to go on where a registration was decided on in an expo that reviews them.
  /// - Throws: `ParticipationError.processed`.
  static func requireEditable(
    _ code: String, of edition: Edition, in tx: PostgresTransaction
  ) async throws {
    let row = try await tx.first(
      """
      /* Accreditation.processed */ select p.state from participations p
      join expos e on e.id = p.expo_id
      where p.expo_id = \(edition.id) and p.code = \(code) and e.reviews_registrations
        and p.state not in ('new', 'pre_approved')
      """)
    if let row {
      throw ParticipationError.processed(code: code, state: try row.decode("state"))
    }
  }
}
