import Postgres

extension Meetings {
  /// Every slot for a meeting that is held: where it could go as everything else stands, or why not.
  /// - Throws: `EditionError.unknown`, `MeetingError.unknown`, `.isCancelled`.
  public func options(_ id: Identifier<Meeting>, expo: String) async throws -> [SlotOption] {
    try await context.database.transaction(.repeatableRead(readOnly: true)) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      let meeting = try await MeetingQueries.find(id, in: edition, in: tx)
      guard meeting.state == .confirmed else { throw MeetingError.isCancelled(id: id) }
      return try await Self.options(
        meeting.firms.map(\.code),
        fixed: HandPlanning.Fixed(durationSlots: meeting.durationSlots, rank: meeting.rank),
        edition, in: tx)
    }
  }

  /// Every slot for two firms or more: where they could meet as everything else stands, or why not.
  /// - Throws: `EditionError.unknown`, `MeetingError.referenceUnknown`, `.oneFirmTwice`,
  ///   `.tooManyFirms`.
  public func options(
    _ one: String, _ other: String, guests: [String] = [], expo: String
  ) async throws -> [SlotOption] {
    try await context.database.transaction(.repeatableRead(readOnly: true)) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      try Self.checkFirms([one, other] + guests)
      return try await Self.options([one, other] + guests, fixed: nil, edition, in: tx)
    }
  }

  private static func options(
    _ firms: [String], fixed: HandPlanning.Fixed?, _ edition: Edition, in tx: PostgresTransaction
  ) async throws -> [SlotOption] {
    let ids = try await MeetingQueries.firms(firms, in: edition, in: tx)
    let pair = FirmPair(ids[0], ids[1], guests: Array(ids.dropFirst(2)))
    let hand = try await HandPlanning(edition, pair, day: nil, fixed: fixed, in: tx)
    guard let table = hand.data.tables.first, let slot = hand.data.slots.first else { return [] }
    let current = hand.standing.first { $0.pair == pair }
    let draft = PlannedMeeting(
      pair: pair, slot: slot.id, durationSlots: hand.wish?.durationSlots ?? 1, table: table.id,
      interpreter: nil, teamA: 1, teamB: 1, guestTeams: pair.guests.map { _ in 1 },
      rank: hand.wish?.rank ?? PlanningTable.everybody,
      sector: hand.wish?.sector)
    let people = hand.interpretersByChoice.compactMap { $0 }
    let index = PlanningIndex(hand.data)
    let now = try await MeetingQueries.now(in: tx)
    return SlotOptions(
      hand.data, draft: draft, current: current, standing: hand.standing,
      past: hand.data.isOn(now) ? now : nil,
      people: hand.wish?.needsInterpreter == true
        ? people.compactMap { index.interpreters[$0] } : nil
    ).all()
  }
}
