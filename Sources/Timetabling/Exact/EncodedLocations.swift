extension AgendaEncoding {
  /// No more meetings in a slot than locations; with `isLoose` only if they fill more than three
  /// quarters of them.
  mutating func limitLocations(_ isLoose: Bool) {
    guard agenda.locations < agenda.meetings.count else { return }
    checkCapacity()
    if isLoose, agenda.meetings.count * 4 < agenda.slots * agenda.locations * 3 { return }
    limitLocations(in: Array(0..<agenda.slots))
  }

  /// The slots in which a plan has more meetings than there are locations.
  func overfull(_ plan: AgendaPlan) -> [Int] {
    var loads = [Int](repeating: 0, count: agenda.slots)
    for slot in plan.slots { loads[slot] += 1 }
    return loads.indices.filter { loads[$0] > agenda.locations }
  }

  /// No more meetings in some slots than locations, counted twice: by meetings and by participants.
  mutating func limitLocations(in slots: [Int]) {
    let groups = groups()
    for slot in slots {
      let loads = groups.compactMap { load($0, slot) }
      let limit = agenda.locations
      let meetings = formula.counter(loads, cap: limit + 1, .exact)
      if meetings.count > limit { demand(.locations, [-meetings[limit]]) }
      let people = formula.counter(busy.compactMap { $0[slot] }, cap: 2 * limit + 1, .exact)
      if people.count > 2 * limit { demand(.locations, [-people[2 * limit]]) }
      for k in meetings.indices where 2 * k < people.count {
        formula.add(-people[2 * k], meetings[k])
        if 2 * k + 1 < people.count { formula.add(-meetings[k], people[2 * k + 1]) }
      }
    }
  }

  /// More meetings than places in a session is seen here, since clauses are bad at counting.
  private mutating func checkCapacity() {
    let noon = agenda.morningSlots
    let morning = held.count { $0[noon...].allSatisfy { $0 == nil } }
    let afternoon = held.count { $0[..<noon].allSatisfy { $0 == nil } }
    if morning > noon * agenda.locations
      || afternoon > (agenda.slots - noon) * agenda.locations
      || held.count > agenda.slots * agenda.locations
    {
      demand(.locations, [])
    }
  }

  /// Meetings of one participant each, of which only one can be held in a slot: as few groups as
  /// taking the participant with the most meetings left gives.
  private func groups() -> [(participant: Int, meetings: [Int])] {
    var left = Set(agenda.meetings.indices)
    var groups: [(participant: Int, meetings: [Int])] = []
    var counts = meetings.map(\.count)
    while !left.isEmpty {
      guard let participant = counts.indices.max(by: { counts[$0] < counts[$1] }) else { break }
      let group = meetings[participant].filter(left.contains)
      for meeting in group {
        counts[agenda.meetings[meeting].a] -= 1
        counts[agenda.meetings[meeting].b] -= 1
      }
      left.subtract(group)
      groups.append((participant, group))
    }
    return groups
  }

  /// Whether one of a group is held in the slot, if it can be.
  private mutating func load(_ group: (participant: Int, meetings: [Int]), _ slot: Int) -> Literal?
  {
    let here = group.meetings.compactMap { held[$0][slot] }
    if here.isEmpty { return nil }
    let all = meetings[group.participant].count { held[$0][slot] != nil }
    return here.count == all ? busy[group.participant][slot] : formula.any(here)
  }
}
