import Timetabling

/// Where things stand in the arrays of the problem, for the placements that are locked.
struct PlacementShapes {
  private let parties: [Identifier<Participation>: Int]
  private let requests: [FirmPair: Int]
  private let slots: [Identifier<Timeslot>: Int]
  private let tables: [Identifier<Space>: (hall: Int, tableClass: Int)]
  private let interpreters: [Identifier<Participation>: Int]

  init(
    _ data: PlanningData, firms: [PlanningFirm], wishes: [PairWish],
    classes: [[[PlanningTable]]]
  ) {
    func positions<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
      Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
    }
    parties = positions(firms.map(\.id))
    requests = positions(wishes.map(\.pair))
    slots = positions(data.slots.map(\.id))
    interpreters = positions(data.interpreters.map(\.id))
    var tables: [Identifier<Space>: (hall: Int, tableClass: Int)] = [:]
    for (h, hall) in classes.enumerated() {
      for (k, members) in hall.enumerated() {
        for table in members { tables[table.id] = (h, k) }
      }
    }
    self.tables = tables
  }

  func party(_ firm: Identifier<Participation>) -> Int { parties[firm] ?? -1 }

  /// The slots that a meeting takes.
  func span(of meeting: PlannedMeeting) -> [Int] {
    guard let first = slots[meeting.slot] else { return [] }
    return Array(first..<min(slots.count, first + meeting.durationSlots))
  }

  /// The placement of a meeting that was told and may be impossible by now; nil when nobody wishes it
  /// any more or its table is gone.
  func place(of meeting: PlannedMeeting, in firms: [PlanningFirm]) -> Placement? {
    guard let request = requests[meeting.pair], let slot = slots[meeting.slot],
      let table = tables[meeting.table]
    else { return nil }
    let teams = zip(meeting.pair.firms.compactMap { parties[$0] }, meeting.teams).map {
      min($1, firms[$0].teams) - 1
    }
    guard teams.count == meeting.teams.count else { return nil }
    return Placement(
      request: request, slot: slot, hall: table.hall, tableClass: table.tableClass,
      interpreter: meeting.interpreter.flatMap { interpreters[$0] },
      teamA: teams[0], teamB: teams[1], guestTeams: Array(teams.dropFirst(2)))
  }

  /// The placement of a locked meeting.
  func placement(of meeting: PlannedMeeting) throws -> Placement {
    guard let request = requests[meeting.pair], let slot = slots[meeting.slot],
      let table = tables[meeting.table]
    else { throw TimetableError.unmappable(reason: "a locked meeting has no place") }
    return Placement(
      request: request, slot: slot, hall: table.hall, tableClass: table.tableClass,
      interpreter: meeting.interpreter.flatMap { interpreters[$0] }, teamA: meeting.teamA - 1,
      teamB: meeting.teamB - 1, guestTeams: meeting.guestTeams.map { $0 - 1 })
  }
}
