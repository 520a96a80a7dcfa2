/// The most slots an interpreter can work on one day within minutes per day and minutes in a row.
struct WorkLimit {
  private let perDay: Int
  private let inARow: Int

  init(_ person: PlanningInterpreter) {
    perDay = person.maxMinutesPerDay
    inARow = person.maxMinutesInARow
  }

  /// - Parameters:
  ///   - open: The slots in which the person is there.
  ///   - slots: All slots of the day, by time.
  func most(of open: [PlanningSlot], in slots: [PlanningSlot]) -> Int {
    min(mostPerDay(open), mostInRows(Set(open.map(\.id)), slots))
  }

  private func mostPerDay(_ open: [PlanningSlot]) -> Int {
    var left = perDay
    return open.map(\.occupied.minutes).sorted().prefix { minutes in
      left -= minutes
      return left >= 0
    }.count
  }

  /// Slot by slot: for each length of the row that is going on, the most slots worked so far.
  private func mostInRows(_ open: Set<Identifier<Timeslot>>, _ slots: [PlanningSlot]) -> Int {
    var most = [0: 0]
    var before: PlanningSlot?
    for slot in slots {
      let goesOn = before.map { $0.isAdjacent(to: slot) } ?? false
      before = slot
      var next = [0: most.values.max() ?? 0]
      if open.contains(slot.id) {
        for (row, count) in most {
          let minutes = (goesOn ? row : 0) + slot.occupied.minutes
          guard minutes <= inARow else { continue }
          next[minutes] = max(next[minutes] ?? 0, count + 1)
        }
      }
      most = next
    }
    return most.values.max() ?? 0
  }
}
