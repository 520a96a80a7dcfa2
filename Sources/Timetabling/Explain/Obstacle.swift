/// What keeps a request from starting in one slot.
enum Obstacle: Hashable {
  case dayCap(party: Int, day: Int)
  case full(party: Int)
  case walking
  case tables(halls: [Int])
  case interpreter
  case apart
  case free
}

extension Explainer {
  /// The first obstacle, in the order of `UnplacedReason`.
  func obstacle(_ r: Int, day: Int, k: Int) -> Obstacle {
    let request = flat.problem.requests[r]
    let length = request.duration
    for party in request.parties where !board.isBelowCap(Int32(party), day) {
      return .dayCap(party: party, day: day)
    }
    let teams = request.parties.map { freeUnits($0, day: day, k: k, length: length) }
    for (party, free) in zip(request.parties, teams) where free.isEmpty {
      return .full(party: party)
    }
    let rooms = flat.needs.kindRooms[flat.needs.kind[r]].filter { room in
      let hall = Int32(flat.roomHall[room])
      return teams.allSatisfy { free in
        free.contains { walks($0, day: day, k: k, length: length, hall: hall) }
      }
    }
    if rooms.isEmpty { return .walking }
    let withTable = rooms.filter { room in
      let free = Board.runs(board.roomFree[room * flat.dayCount + day], length)
      return free >> UInt64(k) & 1 == 1
    }
    if withTable.isEmpty { return .tables(halls: Set(rooms.map { flat.roomHall[$0] }).sorted()) }
    let need = Int(board.fixed.need[r])
    if need < 0 { return .free }
    let withPerson = rooms.filter { room in
      board.freeInterpreter(
        need: need, hall: Int32(flat.roomHall[room]), t: flat.dayStart[day] + k, day: day, k: k,
        length: length) >= 0
    }
    if withPerson.isEmpty { return .interpreter }
    let halls = Set(withPerson.map { flat.roomHall[$0] })
    return withTable.contains { halls.contains(flat.roomHall[$0]) } ? .free : .apart
  }

  /// The teams of a party that are free for the whole meeting.
  func freeUnits(_ party: Int, day: Int, k: Int, length: Int) -> [Int] {
    let first = flat.firstUnit[party]
    return (first..<(first + flat.problem.parties[party].teams)).filter { unit in
      Board.runs(~board.occupied[unit * flat.dayCount + day], length) >> UInt64(k) & 1 == 1
    }
  }

  private func walks(_ unit: Int, day: Int, k: Int, length: Int, hall: Int32) -> Bool {
    board.change(unit: unit, day: day, k: k, length: length, hall: hall).walks
  }
}
