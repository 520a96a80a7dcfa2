import Postgres

extension Meetings {
  /// Puts a meeting into another slot, at another table or with another interpreter, and fixes it
  /// there, because what is moved by hand is not for scheduling runs to move back.
  ///
  /// - Parameter allowsVIP: Whether a meeting locked for protocol may move.
  /// - Throws: `MeetingError.doubleBooked` naming what is in the way, `.breaksRules`, `.unknown`,
  ///   `.isCancelled`, `.vipLocked`, `.nothingToMove`, `.referenceUnknown`.
  @discardableResult
  public func move(
    _ id: Identifier<Meeting>, expo: String, to move: MeetingMove, allowsVIP: Bool = false,
    isDryRun: Bool = false
  ) async throws -> Meeting {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      try await MeetingQueries.announceEdit(of: edition.id, in: tx)
      let before = try await MeetingQueries.find(id, in: edition, in: tx)
      guard before.state == .confirmed else { throw MeetingError.isCancelled(id: id) }
      guard before.lock != .vip || allowsVIP else { throw MeetingError.vipLocked(id: id) }
      try await Self.move(before, to: move, in: edition, in: tx)
      let after = try await MeetingQueries.find(id, in: edition, in: tx)
      try await AuditQueries.append(
        AuditEntry(
          expo: edition.id, action: "meeting.move", subject: "\(id)",
          detail: ["from": before.place, "to": after.place]),
        by: context.actor, in: tx)
      return after
    }
  }

  /// Moves a meeting in the caller's transaction.
  private static func move(
    _ before: Meeting, to move: MeetingMove, in edition: Edition, in tx: PostgresTransaction
  ) async throws {
    let ids = try await MeetingQueries.firms(before.firms.map(\.code), in: edition, in: tx)
    let pair = FirmPair(ids[0], ids[1], guests: Array(ids.dropFirst(2)))
    try await ReservationQueries.prepareTeams(of: ids, expo: edition.id, in: tx)
    let day = try await MeetingQueries.day(ofSlot: move.slot ?? before.slot, in: edition, in: tx)
    let hand = try await HandPlanning(
      edition, pair, day: day,
      fixed: HandPlanning.Fixed(durationSlots: before.durationSlots, rank: before.rank), in: tx)
    let slot = try hand.slot(move.slot ?? before.slot)
    let table = try hand.table(move.table ?? before.table.code)
    let interpreter = try (move.interpreter ?? before.interpreter?.code).map(hand.interpreter)
    let draft = PlannedMeeting(
      pair: pair, slot: slot.id, durationSlots: before.durationSlots,
      table: table.id, interpreter: interpreter?.id, teamA: before.teamA, teamB: before.teamB,
      guestTeams: before.guestTeams,
      rank: before.rank, sector: before.sector, lock: max(before.lock, .organiser))
    guard
      slot.code != before.slot || table.code != before.table.code
        || interpreter?.code != before.interpreter?.code
    else { throw MeetingError.nothingToMove(id: before.id) }
    let plan = try await settle(
      draft, tables: [table.id], interpreters: [interpreter?.id], hand, in: tx)
    guard case .success(let ruled) = MeetingRules(hand.data).resolve(plan) else {
      preconditionFailure("a settled plan can be resolved")
    }
    try await reserving(plan, ruled, except: before.id, hand, in: tx) {
      try await ReservationQueries.release([before.id], of: edition.id, in: tx)
      try await MeetingQueries.move(
        before.id, to: plan, during: ruled.during, of: edition.id, in: tx)
      try await ReservationQueries.reserve([before.id], of: edition.id, in: tx)
    }
  }
}

extension Meeting {
  /// Slot, table and interpreter, as the audit names them.
  fileprivate var place: String {
    [slot, table.code, interpreter?.code].compactMap { $0 }.joined(separator: " ")
  }
}
