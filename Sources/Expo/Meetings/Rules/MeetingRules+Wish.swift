/// The rules about what the firms asked for.
extension MeetingRules {
  func wishViolations(_ meeting: RuledMeeting) -> [RuleViolation] {
    let pair = meeting.pair
    if vetoed.contains(pair) {
      return [violation(.vetoed, [pair], "\(name(meeting.plan)) was refused by one of the firms")]
    }
    guard let wish = wishes[pair] else {
      return [violation(.notWished, [pair], "\(name(meeting.plan)) was asked for by neither firm")]
    }
    var found: [RuleViolation] = []
    if meeting.plan.durationSlots != wish.durationSlots {
      let sentence =
        "\(name(meeting.plan)) takes \(meeting.plan.durationSlots) slots instead of "
        + "\(wish.durationSlots)"
      found.append(violation(.wrongDuration, [pair], sentence))
    }
    if meeting.plan.rank != wish.rank {
      let sentence =
        "\(name(meeting.plan)) has rank \(meeting.plan.rank) instead of \(wish.rank)"
      found.append(violation(.wrongRank, [pair], sentence))
    }
    return found
  }

  /// The rule that locked meetings stand exactly as they were locked.
  func lockViolations(_ meetings: [PlannedMeeting]) -> [RuleViolation] {
    let planned = Dictionary(
      meetings.map { ($0.pair, $0) }, uniquingKeysWith: { one, _ in one })
    return data.locked.compactMap { fixed in
      guard let now = planned[fixed.pair] else {
        return violation(
          .lockedChanged, [fixed.pair],
          "\(name(fixed)) is locked at \(slotCode(fixed.slot)) and missing from the plan")
      }
      guard !now.stands(as: fixed) else { return nil }
      return violation(
        .lockedChanged, [fixed.pair],
        "\(name(fixed)) is locked (\(fixed.lock.rawValue)) at \(slotCode(fixed.slot)) and was changed"
      )
    }
  }

  func slotCode(_ slot: Identifier<Timeslot>) -> String {
    index.slots[slot].map { data.slots[$0].code } ?? "slot \(slot)"
  }
}

extension PlannedMeeting {
  /// Whether it is at the same time and place and with the same people.
  func stands(as other: PlannedMeeting) -> Bool {
    slot == other.slot && durationSlots == other.durationSlots && table == other.table
      && interpreter == other.interpreter && teams == other.teams
  }
}
