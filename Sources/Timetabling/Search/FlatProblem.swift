/// A problem laid out in flat arrays for the bound and the search: days as bit masks of their
/// slots, classes of tables as *rooms*, teams as *units*, requests grouped by what they need.
struct FlatProblem: Sendable {
  let problem: Problem
  /// Numbers of slots, days, halls, rooms, parties, units, interpreters and requests.
  let slotCount: Int
  let dayCount: Int
  let hallCount: Int
  let roomCount: Int
  let partyCount: Int
  let unitCount: Int
  let interpreterCount: Int
  let requestCount: Int
  /// The longest request, in slots.
  let maxDuration: Int

  /// First slot of each day, plus the end; day of a slot.
  let dayStart: [Int]
  let dayOf: [Int]
  /// `adjacentStarts[(duration - 1) * days + day]`: from where so many adjacent slots follow.
  let adjacentStarts: [UInt64]

  /// Rooms: hall, tables, rank, and the open slots at `room * days + day`.
  let roomHall: [Int]
  let roomTables: [Int]
  let roomRank: [Int]
  let roomOpen: [UInt64]

  /// Units: the first of a party, and the party of a unit; availability at `party * days + day`.
  let firstUnit: [Int]
  let unitParty: [Int]
  let available: [UInt64]
  let partyDayCap: [Int]
  let ownHall: [Int]

  /// What requests need.
  let needs: RequestNeeds
  /// Who can interpret.
  let staff: InterpreterStaff

  init(_ problem: Problem) {
    self.problem = problem
    slotCount = problem.slots.count
    dayCount = problem.days
    hallCount = problem.halls.count
    partyCount = problem.parties.count
    interpreterCount = problem.interpreters.count
    requestCount = problem.requests.count
    maxDuration = problem.requests.map(\.duration).max() ?? 1
    let calendar = Calendar(problem, maxDuration: maxDuration)
    dayStart = calendar.dayStart
    dayOf = problem.slots.map(\.day)
    adjacentStarts = calendar.adjacentStarts

    let tables = problem.halls.enumerated().flatMap { h, hall in hall.tables.map { (h, $0) } }
    roomCount = tables.count
    roomHall = tables.map(\.0)
    roomTables = tables.map(\.1.count)
    roomRank = tables.map(\.1.maxRank)
    roomOpen = tables.flatMap { calendar.masks(without: $0.1.closed) }

    var first: [Int] = []
    var owner: [Int] = []
    for (p, party) in problem.parties.enumerated() {
      first.append(owner.count)
      owner += [Int](repeating: p, count: party.teams)
    }
    firstUnit = first
    unitParty = owner
    unitCount = owner.count
    available = problem.parties.flatMap { calendar.masks(without: $0.unavailable) }
    partyDayCap = problem.parties.map { $0.dailyCap ?? Int.max }
    ownHall = problem.parties.map { $0.hall ?? -1 }
    needs = RequestNeeds(
      problem, calendar: calendar, available: available, roomHall: roomHall, roomRank: roomRank)
    staff = InterpreterStaff(problem, calendar: calendar, needs: needs.languageNeeds)
  }

  /// The room of a hall's class of tables.
  func room(hall: Int, tableClass: Int) -> Int {
    problem.halls[..<hall].reduce(tableClass) { $0 + $1.tables.count }
  }

  /// The class of tables, within its hall, that a room is.
  func tableClass(ofRoom room: Int) -> Int {
    room - (roomHall.firstIndex(of: roomHall[room]) ?? room)
  }
}

/// The days as bit masks.
struct Calendar: Sendable {
  let dayStart: [Int]
  let adjacentStarts: [UInt64]
  private let full: [UInt64]
  private let dayOf: [Int]

  init(_ problem: Problem, maxDuration: Int) {
    let days = problem.days
    var start = [Int](repeating: 0, count: days + 1)
    for slot in problem.slots { start[slot.day + 1] += 1 }
    for day in 0..<days { start[day + 1] += start[day] }
    dayStart = start
    dayOf = problem.slots.map(\.day)
    full = (0..<days).map { day in
      let count = start[day + 1] - start[day]
      return count == 64 ? ~0 : (1 << UInt64(count)) - 1
    }
    var adjacent: [UInt64] = []
    for duration in 1...max(1, maxDuration) {
      for day in 0..<days {
        var mask: UInt64 = 0
        for t in start[day]..<start[day + 1]
        where problem.span(from: t, duration: duration) != nil {
          mask |= 1 << UInt64(t - start[day])
        }
        adjacent.append(mask)
      }
    }
    adjacentStarts = adjacent
  }

  /// One mask a day of all slots but those given.
  func masks(without slots: [Int]) -> [UInt64] {
    var masks = full
    for t in slots { masks[dayOf[t]] &= ~(1 << UInt64(t - dayStart[dayOf[t]])) }
    return masks
  }

  /// One mask a day of the slots given.
  func masks(of slots: [Int]) -> [UInt64] {
    var masks = [UInt64](repeating: 0, count: full.count)
    for t in slots { masks[dayOf[t]] |= 1 << UInt64(t - dayStart[dayOf[t]]) }
    return masks
  }

  /// One mask a day of the slots from `first` on.
  func masks(from first: Int) -> [UInt64] {
    masks(without: Array(0..<first))
  }
}
