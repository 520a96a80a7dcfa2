/// How much there is of everything on each day, once the locked meetings stand.
struct DayStock {
  private var firmSlots: [Identifier<Participation>: [Int]] = [:]
  private var firmMeetings: [Identifier<Participation>: [Int]] = [:]
  private var tableSlots: [Identifier<Space>: [Int]] = [:]
  private var interpreterSlots: [Identifier<Participation>: [Int]] = [:]

  init(_ data: PlanningData, days: [CalendarDay]) {
    // What is past is gone: only what is still to come can be given.
    let slotsOfDay = days.map { day in
      data.slots.filter { $0.day == day && !data.isPast($0) }
    }
    func open(_ slots: [PlanningSlot], _ closed: [TimeRange]) -> [PlanningSlot] {
      slots.filter { slot in !closed.contains { $0.overlaps(slot.occupied) } }
    }
    // Nobody meets where no table is open: at one's stand, in the hall of one's station, or in any.
    func reachable(_ slots: [PlanningSlot], from hall: Identifier<Space>?) -> [PlanningSlot] {
      slots.filter { slot in
        data.tables.contains { table in
          (hall ?? table.hall) == table.hall && !open([slot], table.closures).isEmpty
        }
      }
    }
    let somewhere = slotsOfDay.map { reachable($0, from: nil) }
    for firm in data.firms {
      let reached = firm.stand.map { stand in slotsOfDay.map { reachable($0, from: stand) } }
      firmSlots[firm.id] = (reached ?? somewhere).map { open($0, firm.busy).count * firm.teams }
      if let cap = firm.dailyCap { firmMeetings[firm.id] = days.map { _ in cap } }
    }
    for table in data.tables {
      tableSlots[table.id] = slotsOfDay.map { open($0, table.closures).count }
    }
    for person in data.interpreters {
      interpreterSlots[person.id] = zip(days, slotsOfDay).map { day, slots in
        guard person.availableDays.isEmpty || person.availableDays.contains(day) else { return 0 }
        let reached = reachable(slots, from: person.station)
        return WorkLimit(person).most(of: open(reached, person.busy), in: slots)
      }
    }
    for meeting in data.locked { take(meeting, data, days: days) }
  }

  private mutating func take(
    _ meeting: PlannedMeeting, _ data: PlanningData, days: [CalendarDay]
  ) {
    guard let first = data.slots.firstIndex(where: { $0.id == meeting.slot }),
      let day = days.firstIndex(of: data.slots[first].day)
    else { return }
    let end = min(data.slots.count, first + meeting.durationSlots)
    let ahead = data.slots[first..<end].count { !data.isPast($0) }
    for firm in meeting.pair.firms {
      firmSlots[firm]?[day] -= ahead
      firmMeetings[firm]?[day] -= 1
    }
    tableSlots[meeting.table]?[day] -= ahead
    if let person = meeting.interpreter, let left = interpreterSlots[person]?[day] {
      interpreterSlots[person]?[day] = max(0, left - ahead)
    }
  }

  func slots(ofFirm firm: Identifier<Participation>, day: Int) -> Int {
    firmSlots[firm]?[day] ?? 0
  }

  /// Nil without a daily limit.
  func meetings(ofFirm firm: Identifier<Participation>, day: Int) -> Int? {
    firmMeetings[firm]?[day]
  }

  func slots(ofTable table: Identifier<Space>, day: Int) -> Int { tableSlots[table]?[day] ?? 0 }

  func slots(ofInterpreter person: Identifier<Participation>, day: Int) -> Int {
    interpreterSlots[person]?[day] ?? 0
  }
}

extension PlanningData {
  /// Whether a slot began before the instant that counts as now.
  func isPast(_ slot: PlanningSlot) -> Bool { notBefore.map { slot.start < $0 } ?? false }
}
