import Postgres

/// What booking and moving by hand share.
extension Meetings {
  /// Chooses table, interpreter and teams, waits for whoever is changing them, and makes sure that
  /// the choice still breaks no rule.
  static func settle(
    _ draft: PlannedMeeting, tables: [Identifier<Space>]?,
    interpreters: [Identifier<Participation>?]?, _ hand: HandPlanning, in tx: PostgresTransaction
  ) async throws -> PlannedMeeting {
    var hand = hand
    while true {
      let choice = PlacementChoice(
        rules: MeetingRules(hand.data), standing: hand.standing,
        tables: tables ?? hand.tablesByChoice,
        interpreters: interpreters ?? hand.interpretersByChoice)
      let plan = try await chosen(by: choice, draft, hand, in: tx)
      try await ReservationQueries.prepare(plan, of: hand.edition.id, in: tx)
      // Until the locks were ours somebody may have taken the place: choose again if so.
      let now = try await hand.reloaded(in: tx)
      if now.standing == hand.standing { return plan }
      if MeetingRules(now.data).violations(adding: plan, to: now.standing).isEmpty { return plan }
      hand = now
    }
  }

  private static func chosen(
    by choice: PlacementChoice, _ draft: PlannedMeeting, _ hand: HandPlanning,
    in tx: PostgresTransaction
  ) async throws -> PlannedMeeting {
    switch choice.place(draft) {
    case .success(let plan): return plan
    case .failure(let refusal):
      let clashes: Set<RuleCode> = [.tableTwice, .teamTwice, .interpreterTwice]
      let rules = choice.rules
      if refusal.violations.contains(where: { clashes.contains($0.code) }),
        case .success(let ruled) = rules.resolve(refusal.plan),
        let blocked = try await ReservationQueries.blocking(
          refusal.plan, occupied: ruled.occupied, clock: rules.clock, of: hand.edition.id, in: tx)
      {
        throw blocked
      }
      throw MeetingError.breaksRules(
        pair: rules.index.name(of: draft.pair), refusal.violations)
    }
  }

  /// Runs the writes of a booking; when the database refuses them, names what is in the way.
  static func reserving<Value: Sendable>(
    _ plan: PlannedMeeting, _ ruled: RuledMeeting, except id: Identifier<Meeting>? = nil,
    _ hand: HandPlanning, in tx: PostgresTransaction, _ writes: () async throws -> Value
  ) async throws -> Value {
    do {
      return try await tx.savepoint(writes)
    } catch let error as PostgresError {
      switch error.constraint {
      case "reservations_no_double_booking":
        let blocked = try await ReservationQueries.blocking(
          plan, occupied: ruled.occupied, except: id,
          clock: VenueClock(timeZone: hand.edition.timeZone), of: hand.edition.id, in: tx)
        throw blocked ?? error
      case "meetings_pair_once":
        throw MeetingError.exists(pair: ruled.firms.map(\.code).joined(separator: "–"))
      default: throw error
      }
    }
  }
}
