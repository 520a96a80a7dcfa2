/// The rules about tables.
extension MeetingRules {
  func placeViolations(_ meeting: RuledMeeting) -> [RuleViolation] {
    var found: [RuleViolation] = []
    let table = meeting.table
    let rank = min(meeting.plan.rank, PlanningTable.everybody)
    if rank > table.maxRank {
      let breach = RuleBreach.tableRank(
        name(meeting.plan), rank: rank, table: table.code, most: table.maxRank)
      found.append(violation(.tableRank, [meeting.pair], breach))
    }
    found += standViolations(meeting)
    if let closure = table.closures.first(where: { $0.overlaps(meeting.occupied) }) {
      let breach = RuleBreach.tableClosed(table: table.code, absence(closure, meeting))
      found.append(violation(.tableClosed, [meeting.pair], breach))
    }
    return found
  }

  private func standViolations(_ meeting: RuledMeeting) -> [RuleViolation] {
    let table = meeting.table
    let firms = meeting.firms
    guard !table.admits(firms) else { return [] }
    let away = firms.filter { $0.stand != nil && $0.stand != table.hall }
    guard !away.isEmpty else {
      let breach = RuleBreach.foreignStand(name(meeting.plan), table: table.code)
      return [violation(.foreignStand, [meeting.pair], breach)]
    }
    return away.map { firm in
      violation(
        .ownStand, [meeting.pair],
        .ownStand(
          firm: firm.code, stand: standCode(of: firm), name(meeting.plan), table: table.code))
    }
  }

  func standCode(of firm: PlanningFirm) -> String {
    firm.stand.map { index.halls[$0]?.code ?? "\($0)" } ?? ""
  }

  func tableViolations(_ meetings: [RuledMeeting]) -> [RuleViolation] {
    clashes(in: meetings.map { (key: $0.table.id, meeting: $0) }).map { one, next in
      violation(.tableTwice, [one.pair, next.pair], twice(.table(one.table.code), one, next))
    }
  }

  /// Successive users of one thing whose times overlap, buffers included, in order of the keys.
  func clashes<Key: Hashable & Comparable>(
    in uses: [(key: Key, meeting: RuledMeeting)]
  ) -> [(RuledMeeting, RuledMeeting)] {
    var found: [(RuledMeeting, RuledMeeting)] = []
    for (_, group) in Dictionary(grouping: uses, by: \.key).sorted(by: { $0.key < $1.key }) {
      let sorted = group.map(\.meeting).sorted { $0.occupied.start < $1.occupied.start }
      var last = sorted[0]
      for meeting in sorted.dropFirst() {
        if last.occupied.overlaps(meeting.occupied) { found.append((last, meeting)) }
        if meeting.occupied.end > last.occupied.end { last = meeting }
      }
    }
    return found
  }
}
