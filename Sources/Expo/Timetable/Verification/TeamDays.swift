/// How long teams wait and how often they change halls, counted from a plan.
struct TeamDays {
  /// Slots between two meetings of a team on one day in which its firm is there.
  let idle: Int
  /// Successive meetings of a team on one day in different halls.
  let moves: Int

  private struct Team: Hashable {
    let firm: Identifier<Participation>
    let number: Int
    let day: CalendarDay
  }

  private struct Stay {
    let slots: Range<Int>
    let hall: Identifier<Space>
  }

  init(_ meetings: [PlannedMeeting], _ data: PlanningData) {
    let index = PlanningIndex(data)
    var stays: [Team: [Stay]] = [:]
    for meeting in meetings {
      guard let first = index.slots[meeting.slot], let table = index.tables[meeting.table] else {
        continue
      }
      let stay = Stay(slots: first..<(first + meeting.durationSlots), hall: table.hall)
      let day = data.slots[first].day
      for (firm, team) in zip(meeting.pair.firms, meeting.teams) {
        stays[Team(firm: firm, number: team, day: day), default: []].append(stay)
      }
    }
    var idle = 0
    var moves = 0
    for (team, unsorted) in stays {
      let busy = index.firms[team.firm]?.busy ?? []
      let sorted = unsorted.sorted { $0.slots.lowerBound < $1.slots.lowerBound }
      for (one, next) in zip(sorted, sorted.dropFirst()) {
        if one.hall != next.hall { moves += 1 }
        guard one.slots.upperBound < next.slots.lowerBound else { continue }
        idle += (one.slots.upperBound..<next.slots.lowerBound).count { t in
          !busy.contains { $0.overlaps(data.slots[t].occupied) }
        }
      }
    }
    self.idle = idle
    self.moves = moves
  }
}
