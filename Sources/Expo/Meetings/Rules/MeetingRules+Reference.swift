/// The rule that everything a meeting names exists, and that its slots follow each other.
extension MeetingRules {
  /// Carries the violation out of `resolve`.
  struct Unresolved: Error {
    let violation: RuleViolation
  }

  /// Looks up what the meeting names.
  func resolve(_ meeting: PlannedMeeting) -> Result<RuledMeeting, Unresolved> {
    func refused(_ what: RuleBreach.Unknown) -> Result<RuledMeeting, Unresolved> {
      .failure(
        Unresolved(
          violation: violation(
            .unknownReference, [meeting.pair], .unknown(name(meeting), what))))
    }
    let keys = meeting.pair.firms
    guard Set(keys).count == keys.count else { return refused(.firmTwice) }
    let firms = keys.compactMap { index.firms[$0] }
    guard firms.count == keys.count else { return refused(.firm) }
    guard let table = index.tables[meeting.table] else {
      return refused(.table("\(meeting.table)"))
    }
    let teams = meeting.teams
    guard teams.count == firms.count,
      zip(firms, teams).allSatisfy({ (1...$0.teams).contains($1) })
    else { return refused(.teams(teams)) }
    var interpreter: PlanningInterpreter?
    if let key = meeting.interpreter {
      guard let person = index.interpreters[key] else {
        return refused(.interpreter("\(key)"))
      }
      interpreter = person
    }
    guard let first = index.slots[meeting.slot], meeting.durationSlots >= 1 else {
      return refused(.slot)
    }
    guard let slots = span(from: first, count: meeting.durationSlots) else {
      let breach = RuleBreach.notConsecutive(
        name(meeting), slots: meeting.durationSlots, from: data.slots[first].code)
      return .failure(Unresolved(violation: violation(.notConsecutive, [meeting.pair], breach)))
    }
    return .success(
      RuledMeeting(
        plan: meeting, slots: slots, table: table, firms: firms, interpreter: interpreter))
  }

  /// The `count` slots from position `first` on, or nil when they do not follow each other.
  func span(from first: Int, count: Int) -> [PlanningSlot]? {
    guard first + count <= data.slots.count else { return nil }
    let slots = Array(data.slots[first..<(first + count)])
    let unbroken = zip(slots, slots.dropFirst()).allSatisfy { $0.isAdjacent(to: $1) }
    return unbroken ? slots : nil
  }
}
