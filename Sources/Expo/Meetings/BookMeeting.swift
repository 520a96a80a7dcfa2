import Postgres

extension Meetings {
  /// Books a meeting by hand.
  ///
  /// Whoever else is after the same table, team or interpreter waits its turn; the constraint of the
  /// database on reservations has the last word.
  ///
  /// - Throws: `MeetingError.doubleBooked` naming what is in the way, `.breaksRules`, `.exists`,
  ///   `.referenceUnknown`.
  @discardableResult
  public func book(
    _ new: NewMeeting, expo: String, isDryRun: Bool = false
  ) async throws -> Meeting {
    try Self.checkFirms(new.codes)
    return try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      let id = try await Self.book(new, in: edition, in: tx)
      let meeting = try await MeetingQueries.find(id, in: edition, in: tx)
      try await AuditQueries.append(
        AuditEntry(
          expo: edition.id, action: "meeting.book", subject: "\(id)",
          detail: [
            "a": meeting.a.code, "b": meeting.b.code, "slot": meeting.slot,
            "table": meeting.table.code, "interpreter": meeting.interpreter?.code ?? "",
            "guests": meeting.guests.map(\.code).joined(separator: " "),
          ].filter { $0.key != "guests" || !$0.value.isEmpty }),
        by: context.actor, in: tx)
      return meeting
    }
  }

  /// Books a meeting in the caller's transaction.
  static func book(
    _ new: NewMeeting, in edition: Edition, in tx: PostgresTransaction
  ) async throws -> Identifier<Meeting> {
    try await MeetingQueries.announceEdit(of: edition.id, in: tx)
    let ids = try await MeetingQueries.firms(new.codes, in: edition, in: tx)
    let pair = FirmPair(ids[0], ids[1], guests: Array(ids.dropFirst(2)))
    try await ReservationQueries.prepareTeams(of: ids, expo: edition.id, in: tx)
    let day = try await MeetingQueries.day(ofSlot: new.slot, in: edition, in: tx)
    var hand = try await HandPlanning(edition, pair, day: day, in: tx)
    let slot = try hand.slot(new.slot)
    let draft = try Self.draft(new, pair, slot: slot, hand)
    if draft.durationSlots != hand.wish?.durationSlots || draft.rank != hand.wish?.rank {
      hand = try await hand.fixing(durationSlots: draft.durationSlots, rank: draft.rank, in: tx)
    }
    let plan = try await Self.settle(
      draft, tables: try new.table.map { [try hand.table($0).id] },
      interpreters: try new.interpreter.map { [try hand.interpreter($0).id] }, hand, in: tx)
    let rules = MeetingRules(hand.data)
    guard case .success(let ruled) = rules.resolve(plan) else {
      preconditionFailure("a settled plan can be resolved")
    }
    return try await reserving(plan, ruled, hand, in: tx) {
      let ids = try await MeetingQueries.insert(
        many: [(plan, ruled.during)], of: edition.id, in: tx)
      try await ReservationQueries.reserve(ids, of: edition.id, in: tx)
      return ids[0]
    }
  }

  /// Two firms or more, up to six guests, none of them twice.
  static func checkFirms(_ codes: [String]) throws(MeetingError) {
    for (index, code) in codes.enumerated() where codes[..<index].contains(code) {
      throw .oneFirmTwice(code: code)
    }
    if codes.count > PlannedMeeting.mostGuests + 2 { throw .tooManyFirms(codes.count) }
  }

  private static func draft(
    _ new: NewMeeting, _ pair: FirmPair, slot: PlanningSlot, _ hand: HandPlanning
  ) throws -> PlannedMeeting {
    guard let anyTable = hand.data.tables.first else {
      throw MeetingError.referenceUnknown(
        what: "table", code: new.table ?? "", expo: hand.edition.code)
    }
    return PlannedMeeting(
      pair: pair, slot: slot.id, durationSlots: new.durationSlots ?? hand.wish?.durationSlots ?? 1,
      table: anyTable.id, interpreter: nil, teamA: 1, teamB: 1,
      guestTeams: pair.guests.map { _ in 1 },
      rank: new.rank ?? hand.wish?.rank ?? PlanningTable.everybody, sector: hand.wish?.sector,
      lock: new.lock)
  }
}
