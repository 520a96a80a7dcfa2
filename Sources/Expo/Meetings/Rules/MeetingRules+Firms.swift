import Foundation

/// The rules about firms and their teams.
extension MeetingRules {
  /// One of the teams of a firm.
  struct Team: Hashable, Comparable {
    let firm: Identifier<Participation>
    let number: Int

    static func < (left: Self, right: Self) -> Bool {
      (left.firm, left.number) < (right.firm, right.number)
    }
  }

  func firmViolations(_ meeting: RuledMeeting) -> [RuleViolation] {
    meeting.firms.compactMap { firm in
      guard let away = firm.busy.first(where: { $0.overlaps(meeting.occupied) }) else { return nil }
      if firm.isGone {
        return violation(
          .firmBusy, [meeting.pair],
          .gone(firm: firm.code, name(meeting.plan), at: clock.text(meeting.during.start)))
      }
      return violation(
        .firmBusy, [meeting.pair], .away(.firm(firm.code), absence(away, meeting)))
    }
  }

  func teamViolations(_ meetings: [RuledMeeting]) -> [RuleViolation] {
    let uses = meetings.flatMap { meeting in
      zip(meeting.pair.firms, meeting.plan.teams).map {
        (key: Team(firm: $0, number: $1), meeting: meeting)
      }
    }
    var found: [RuleViolation] = []
    for (team, group) in Dictionary(grouping: uses, by: \.key).sorted(by: { $0.key < $1.key }) {
      let holder = RuleBreach.Holder.team(team.number, of: index.name(of: team.firm))
      found += clashes(in: group).map { one, next in
        violation(.teamTwice, [one.pair, next.pair], twice(holder, one, next))
      }
      found += impossibleWalks(group.map(\.meeting)).map { one, next in
        violation(.teamWalk, [one.pair, next.pair], .walk(holder, walk(from: one, to: next)))
      }
    }
    return found
  }

  func capViolations(_ meetings: [RuledMeeting]) -> [RuleViolation] {
    var found: [RuleViolation] = []
    let uses = meetings.flatMap { meeting in meeting.firms.map { (firm: $0, meeting: meeting) } }
    for (_, group) in Dictionary(grouping: uses, by: \.firm.id).sorted(by: { $0.key < $1.key }) {
      guard let cap = group[0].firm.dailyCap else { continue }
      let days = Dictionary(grouping: group.map(\.meeting), by: \.day)
      for (day, today) in days.sorted(by: { $0.key < $1.key }) where today.count > cap {
        found.append(
          violation(
            .firmDailyCap, today.map(\.pair),
            .dailyCap(
              firm: group[0].firm.code, meetings: today.count, day: "\(day)", most: cap)))
      }
    }
    return found
  }

  /// Successive meetings of the same people in different halls with too little time for the walk.
  func impossibleWalks(_ meetings: [RuledMeeting]) -> [(RuledMeeting, RuledMeeting)] {
    let sorted = meetings.sorted { $0.during.start < $1.during.start }
    return zip(sorted, sorted.dropFirst()).filter { one, next in
      guard !one.occupied.overlaps(next.occupied) else { return false }
      let walk = index.minutes(from: one.table.hall, to: next.table.hall)
      return one.during.end.addingTimeInterval(Double(walk) * 60) > next.during.start
    }
  }

  func walk(from one: RuledMeeting, to next: RuledMeeting) -> RuleBreach.Walk {
    RuleBreach.Walk(
      minutes: index.minutes(from: one.table.hall, to: next.table.hall), from: one.table.code,
      to: next.table.code, first: name(one.plan), ends: clock.time(one.during.end),
      second: name(next.plan), starts: clock.text(next.during.start))
  }

  /// That something is used by two meetings at once.
  func twice(
    _ holder: RuleBreach.Holder, _ one: RuledMeeting, _ next: RuledMeeting
  ) -> RuleBreach {
    .twice(holder, name(one.plan), name(next.plan), at: clock.text(next.during.start))
  }
}
