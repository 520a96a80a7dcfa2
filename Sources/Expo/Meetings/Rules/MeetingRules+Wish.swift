/// The rules about what the firms asked for.
extension MeetingRules {
  func wishViolations(_ meeting: RuledMeeting) -> [RuleViolation] {
    let pair = meeting.pair
    if vetoed.contains(pair) {
      return [violation(.vetoed, [pair], .refused(name(meeting.plan)))]
    }
    guard let wish = wishes[pair] else {
      return [violation(.notWished, [pair], .notWished(name(meeting.plan)))]
    }
    var found: [RuleViolation] = []
    if meeting.plan.durationSlots != wish.durationSlots {
      let breach = RuleBreach.wrongDuration(
        name(meeting.plan), slots: meeting.plan.durationSlots, wished: wish.durationSlots)
      found.append(violation(.wrongDuration, [pair], breach))
    }
    if meeting.plan.rank != wish.rank {
      let breach = RuleBreach.wrongRank(
        name(meeting.plan), rank: meeting.plan.rank, wished: wish.rank)
      found.append(violation(.wrongRank, [pair], breach))
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
          .lockedChanged, [fixed.pair], .lockedMissing(name(fixed), slot: slotCode(fixed.slot)))
      }
      guard !now.stands(as: fixed) else { return nil }
      return violation(
        .lockedChanged, [fixed.pair],
        .lockedChanged(name(fixed), level: fixed.lock.rawValue, slot: slotCode(fixed.slot)))
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
