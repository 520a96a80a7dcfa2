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
      found += clashes(in: group.map { (key: key, meeting: $0) }).map { one, next in
        violation(
          .interpreterTwice, [one.pair, next.pair],
          "interpreter \(person.code) has \(name(one.plan)) and \(name(next.plan)) at "
            + "\(clock.text(next.during.start))")
      }
      found += impossibleWalks(group).map { one, next in
        violation(
          .interpreterWalk, [one.pair, next.pair],
          "interpreter \(person.code) \(walkSentence(from: one, to: next))")
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
          "interpreter \(person.code) works \(day0.minutes) minutes on \(day), more than "
            + "\(person.maxMinutesPerDay)"))
    }
    for row in day0.rows where row.minutes > person.maxMinutesInARow {
      let inside = meetings.filter { row.overlaps($0.occupied) }
      found.append(
        violation(
          .interpreterMinutesInARow, inside.map(\.pair),
          "interpreter \(person.code) works \(row.minutes) minutes in a row from "
            + "\(clock.text(row.start)), more than \(person.maxMinutesInARow)"))
    }
    return found
  }
}
