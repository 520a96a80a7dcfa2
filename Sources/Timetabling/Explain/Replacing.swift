/// What would have to go for a request to be placed.
extension Explainer {
  /// The replacement of least weight over all start slots, teams and rooms; among those of one
  /// weight the one that drops fewest, then the earliest.
  mutating func replacement(for r: Int) -> Replacement? {
    let request = flat.problem.requests[r]
    var best: Replacement?
    for day in 0..<flat.dayCount {
      var left = flat.needs.starts[r * flat.dayCount + day]
      while left != 0 {
        let k = left.trailingZeroBitCount
        left &= left - 1
        for teamA in 0..<flat.problem.parties[request.a].teams {
          for teamB in 0..<flat.problem.parties[request.b].teams {
            for room in flat.needs.kindRooms[flat.needs.kind[r]] {
              let place = Seat(
                slot: Int32(flat.dayStart[day] + k), room: Int32(room), interpreter: -1,
                teamA: Int32(teamA), teamB: Int32(teamB))
              let limit = best?.weight ?? Int.max
              if let found = replacement(r, place, day: day, k: k, below: limit) { best = found }
            }
          }
        }
      }
    }
    return best
  }

  /// The lightest set to drop for one seat, if it weighs less than `limit`.
  ///
  /// The board is cleared step by step and put back in the end.
  private mutating func replacement(
    _ r: Int, _ place: Seat, day: Int, k: Int, below limit: Int
  ) -> Replacement? {
    var gone: [(request: Int, seat: Seat)] = []
    var weight = 0
    defer { for entry in gone.reversed() { board.add(entry.request, entry.seat) } }
    let requests = flat.problem.requests
    while let obstacles = obstacles(r, place, day: day, k: k) {
      guard
        let next =
          obstacles.min(by: { (requests[$0].weight, $0) < (requests[$1].weight, $1) })
      else { return nil }
      weight += flat.problem.requests[next].weight
      if weight >= limit { return nil }
      gone.append((next, board.seat[next]))
      board.remove(next)
    }
    var seat = place
    seat.interpreter = interpreter(r, place, day: day, k: k)
    return Replacement(
      dropped: gone.map(\.request).sorted(), weight: weight,
      placement: flat.placement(of: r, on: seat))
  }

  private func interpreter(_ r: Int, _ place: Seat, day: Int, k: Int) -> Int32 {
    let need = Int(board.fixed.need[r])
    if need < 0 { return -1 }
    return board.freeInterpreter(
      need: need, hall: Int32(flat.roomHall[Int(place.room)]), t: Int(place.slot), day: day, k: k,
      length: flat.problem.requests[r].duration)
  }

  /// Requests of which one must go for the seat to become free, `nil` when it is free, and none when
  /// it can never be (only locked meetings, closed tables or nobody suitable).
  private func obstacles(_ r: Int, _ place: Seat, day: Int, k: Int) -> [Int]? {
    let request = flat.problem.requests[r]
    let length = request.duration
    let hall = Int32(flat.roomHall[Int(place.room)])
    for (party, team) in [(request.a, place.teamA), (request.b, place.teamB)] {
      let unit = flat.firstUnit[party] + Int(team)
      let busy = requests(ofUnit: unit, from: Int(place.slot), length)
      if let first = busy.first { return removable([first]) }
      let change = board.change(unit: unit, day: day, k: k, length: length, hall: hall)
      if !change.walks { return neighbour(unit, day: day, k: k, length: length, hall: hall) }
      if !board.isBelowCap(Int32(party), day) { return removable(meetings(ofParty: party, day)) }
    }
    let room = Int(place.room)
    let open = Board.runs(flat.roomOpen[room * flat.dayCount + day], length)
    if open >> UInt64(k) & 1 == 0 { return [] }
    for t in Int(place.slot)..<(Int(place.slot) + length)
    where Int(board.roomUsed[room * flat.slotCount + t]) >= flat.roomTables[room] {
      return removable(meetings(inRoom: room, t))
    }
    let need = Int(board.fixed.need[r])
    if need < 0 || interpreter(r, place, day: day, k: k) >= 0 { return nil }
    return removable(
      meetings(ofSuitable: need, hall: Int(hall), day: day, from: Int(place.slot), length))
  }

  private func removable(_ requests: [Int]) -> [Int] {
    requests.filter { !board.fixed.isLocked[$0] }
  }

  private func requests(ofUnit unit: Int, from t: Int, _ length: Int) -> [Int] {
    (t..<(t + length)).map { Int(board.unitAt[unit * flat.slotCount + $0]) }.filter { $0 >= 0 }
  }

  private func meetings(ofParty party: Int, _ day: Int) -> [Int] {
    let first = flat.firstUnit[party]
    let slots = flat.dayStart[day]..<flat.dayStart[day + 1]
    let all = (first..<(first + flat.problem.parties[party].teams)).flatMap { unit in
      requests(ofUnit: unit, from: slots.lowerBound, slots.count)
    }
    return Set(all).sorted()
  }

  private func meetings(inRoom room: Int, _ t: Int) -> [Int] {
    let tables = flat.roomTables[room]
    let base = Int(board.fixed.roomBase[room]) + t * tables
    let used = Int(board.roomUsed[room * flat.slotCount + t])
    return (base..<(base + used)).map { Int(board.roomList[$0]) }.sorted()
  }

  /// The nearest meeting the unit cannot walk from or to.
  private func neighbour(
    _ unit: Int, day: Int, k: Int, length: Int, hall: Int32
  ) -> [Int] {
    let start = flat.dayStart[day]
    let slots = flat.problem.slots
    let before = (start..<(start + k)).last {
      board.unitAt[unit * flat.slotCount + $0] >= 0
    }
    let after = ((start + k + length)..<max(start + k + length, flat.dayStart[day + 1])).first {
      board.unitAt[unit * flat.slotCount + $0] >= 0
    }
    if let before {
      let from = Int(board.unitHall[unit * flat.slotCount + before])
      let gap = slots[start + k].start - slots[before].end
      if gap < flat.problem.travel[from][Int(hall)] {
        return removable([Int(board.unitAt[unit * flat.slotCount + before])])
      }
    }
    return removable(after.map { [Int(board.unitAt[unit * flat.slotCount + $0])] } ?? [])
  }

  /// The day's meetings of the suitable interpreter who is freed most cheaply.
  private func meetings(
    ofSuitable need: Int, hall: Int, day: Int, from t: Int, _ length: Int
  ) -> [Int] {
    let first = (need * flat.hallCount + hall) * flat.staff.words
    var candidates: [Int] = []
    for g in 0..<flat.interpreterCount
    where flat.staff.suited[first + g / 64] >> UInt64(g % 64) & 1 == 1 {
      let works = (t..<(t + length)).allSatisfy { slot in
        flat.staff.working[slot * flat.staff.words + g / 64] >> UInt64(g % 64) & 1 == 1
      }
      if !works { continue }
      let today = flat.dayStart[day]..<flat.dayStart[day + 1]
      let inTheWay = (t..<(t + length)).map { Int(board.staffAt[g * flat.slotCount + $0]) }
        .filter { $0 >= 0 }
      if inTheWay.isEmpty {
        candidates += today.map { Int(board.staffAt[g * flat.slotCount + $0]) }.filter { $0 >= 0 }
      } else {
        candidates += inTheWay
      }
    }
    return Set(candidates).sorted()
  }
}
