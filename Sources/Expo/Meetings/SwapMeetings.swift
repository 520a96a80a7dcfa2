import Postgres

extension Meetings {
  /// Lets two meetings change places: each takes the other's time and table, both are fixed there.
  ///
  /// Interpreters stay with their meeting where they can, else another one is found.
  ///
  /// - Parameter allowsVIP: Whether meetings locked for protocol may move.
  /// - Returns: Both, as they stand then.
  /// - Throws: `MeetingError.breaksRules` naming the rule, `.doubleBooked`, `.unknown`, `.isCancelled`,
  ///   `.vipLocked`, `.nothingToMove`.
  public func swap(
    _ one: Identifier<Meeting>, _ other: Identifier<Meeting>, expo: String,
    allowsVIP: Bool = false, isDryRun: Bool = false
  ) async throws -> [Meeting] {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      // Nobody else edits meanwhile: two places change hands at once.
      try await MeetingQueries.excludeEdits(of: edition.id, in: tx)
      guard one != other else { throw MeetingError.nothingToMove(id: one) }
      var before: [Meeting] = []
      for id in [one, other] {
        let meeting = try await MeetingQueries.find(id, in: edition, in: tx)
        guard meeting.state == .confirmed else { throw MeetingError.isCancelled(id: id) }
        guard meeting.lock != .vip || allowsVIP else { throw MeetingError.vipLocked(id: id) }
        before.append(meeting)
      }
      let live = try await MeetingQueries.live(of: edition.id, in: tx)
      let two = [one, other].compactMap { id in live.first { $0.id == id } }
      let plans = try await Self.swapped(two, beside: live, edition, in: tx)
      try await Self.write(plans, of: two, edition, in: tx)
      try await AuditQueries.append(
        AuditEntry(
          expo: edition.id, action: "meeting.swap", subject: "\(one)", detail: ["with": "\(other)"]),
        by: context.actor, in: tx)
      var after: [Meeting] = []
      for id in [one, other] {
        after.append(try await MeetingQueries.find(id, in: edition, in: tx))
      }
      return after
    }
  }

  /// The two plans with time and table exchanged.
  private static func swapped(
    _ two: [LiveMeeting], beside live: [LiveMeeting], _ edition: Edition,
    in tx: PostgresTransaction
  ) async throws -> [PlannedMeeting] {
    var standing = live.filter { !two.contains($0) }.map(\.plan)
    var plans: [PlannedMeeting] = []
    for (meeting, place) in [(two[0].plan, two[1].plan), (two[1].plan, two[0].plan)] {
      let hand = try await HandPlanning(
        edition, meeting.pair, day: nil,
        fixed: HandPlanning.Fixed(durationSlots: meeting.durationSlots, rank: meeting.rank), in: tx)
      var draft = meeting
      draft.slot = place.slot
      draft.table = place.table
      draft.lock = max(meeting.lock, .organiser)
      let others = hand.interpretersByChoice
      let own = others.filter { $0 == meeting.interpreter }
      let choice = PlacementChoice(
        rules: MeetingRules(hand.data), standing: standing, tables: [place.table],
        interpreters: own + others.filter { $0 != meeting.interpreter })
      switch choice.place(draft) {
      case .success(let plan):
        plans.append(plan)
        standing.append(plan)
      case .failure(let refusal):
        throw MeetingError.breaksRules(
          pair: choice.rules.index.name(of: meeting.pair), refusal.violations)
      }
    }
    return plans
  }

  private static func write(
    _ plans: [PlannedMeeting], of two: [LiveMeeting], _ edition: Edition,
    in tx: PostgresTransaction
  ) async throws {
    let data = try await PlanningQueries.load(
      edition, firms: plans.flatMap(\.pair.firms), in: tx)
    let index = PlanningIndex(data)
    for plan in plans { try await ReservationQueries.prepare(plan, of: edition.id, in: tx) }
    try await ReservationQueries.release(two.map(\.id), of: edition.id, in: tx)
    for (meeting, plan) in zip(two, plans) {
      guard let during = data.during(plan, index) else { continue }
      try await MeetingQueries.move(meeting.id, to: plan, during: during, of: edition.id, in: tx)
    }
    do {
      try await tx.savepoint {
        try await ReservationQueries.reserve(two.map(\.id), of: edition.id, in: tx)
      }
    } catch let error as PostgresError where error.constraint == "reservations_no_double_booking" {
      for (meeting, plan) in zip(two, plans) {
        guard let occupied = data.occupied(plan, index),
          let blocked = try await ReservationQueries.blocking(
            plan, occupied: occupied, except: meeting.id,
            clock: VenueClock(timeZone: edition.timeZone), of: edition.id, in: tx)
        else { continue }
        throw blocked
      }
      throw error
    }
  }
}
