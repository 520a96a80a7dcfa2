/// The rules about the working day of an interpreter.
extension MeetingRules {
  func interpreterDayViolations(_ meetings: [RuledMeeting]) -> [RuleViolation] {
    var work: [Identifier<Participation>: [RuledMeeting]] = [:]
    for meeting in meetings {
      guard let person = meeting.interpreter else { continue }
      work[person.id, default: []].append(meeting)
    }
    var found: [RuleViolation] = []
    for (key, group) in work.sorted(by: { $0.key < $1.key }) {
      guard let person = index.interpreters[key] else { continue }
      let holder = RuleBreach.Holder.interpreter(person.code)
      found += clashes(in: group.map { (key: key, meeting: $0) }).map { one, next in
        violation(.interpreterTwice, [one.pair, next.pair], twice(holder, one, next))
      }
      found += impossibleWalks(group).map { one, next in
        violation(
          .interpreterWalk, [one.pair, next.pair], .walk(holder, walk(from: one, to: next)))
      }
      let days = Dictionary(grouping: group, by: \.day).sorted { $0.key < $1.key }
      for (day, today) in days { found += workViolations(today, of: person, on: day) }
    }
    return found
  }

  private func workViolations(
    _ meetings: [RuledMeeting], of person: PlanningInterpreter, on day: CalendarDay
  ) -> [RuleViolation] {
    var found: [RuleViolation] = []
    let day0 = WorkDay(meetings.map(\.occupied))
    if day0.minutes > person.maxMinutesPerDay {
      found.append(
        violation(
          .interpreterMinutesPerDay, meetings.map(\.pair),
          .interpreting(
            .minutesPerDay(
              person.code, minutes: day0.minutes, day: "\(day)", most: person.maxMinutesPerDay))))
    }
    for row in day0.rows where row.minutes > person.maxMinutesInARow {
      let inside = meetings.filter { row.overlaps($0.occupied) }
      found.append(
        violation(
          .interpreterMinutesInARow, inside.map(\.pair),
          .interpreting(
            .minutesInARow(
              person.code, minutes: row.minutes, from: clock.text(row.start),
              most: person.maxMinutesInARow))))
    }
    return found
  }
}
