/// What would have to go for a request to be placed.
extension Explainer {
  /// The replacement of least weight over all start slots, teams and rooms; among those of one
  /// weight the one that drops fewest, then the earliest.
  mutating func replacement(for r: Int) -> Replacement? {
    let request = flat.problem.requests[r]
    let rooms = flat.needs.kindRooms[flat.needs.kind[r]]
    var best: Replacement?
    for day in 0..<flat.dayCount {
      var left = flat.needs.starts[r * flat.dayCount + day]
      while left != 0 {
        let k = left.trailingZeroBitCount
        left &= left - 1
        for teamA in 0..<flat.problem.parties[request.a].teams {
          for teamB in 0..<flat.problem.parties[request.b].teams {
            for room in rooms {
              let place = Seat(
                slot: Int32(flat.dayStart[day] + k), room: Int32(room), interpreter: -1,
                teamA: Int32(teamA), teamB: Int32(teamB))
              let limit = best?.weight ?? Int.max
              if limit <= lightestWeight { return best }
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
    while true {
      let next: Int
      switch blocker(r, place, day: day, k: k) {
      case .nothing:
        var seat = place
        seat.interpreter = interpreter(r, place, day: day, k: k)
        return Replacement(
          dropped: gone.map(\.request).sorted(), weight: weight,
          placement: flat.placement(of: r, on: seat))
      case .forever: return nil
      case .request(let lightest): next = lightest
      }
      weight += Int(board.fixed.weight[next])
      if weight >= limit { return nil }
      gone.append((next, board.seat[next]))
      board.remove(next)
    }
  }

  /// What is in the way of a request on a seat.
  private enum Blocker {
    case nothing
    /// A placed request that has to go, the lightest of those that would do.
    case request(Int)
    /// Locked meetings, closed tables, or nobody suitable at work.
    case forever
  }

  private func interpreter(_ r: Int, _ place: Seat, day: Int, k: Int) -> Int32 {
    let need = Int(board.fixed.need[r])
    if need < 0 { return -1 }
    return board.freeInterpreter(
      need: need, hall: board.fixed.roomHall[Int(place.room)], t: Int(place.slot), day: day, k: k,
      length: Int(board.fixed.duration[r]))
  }

  private func blocker(_ r: Int, _ place: Seat, day: Int, k: Int) -> Blocker {
    let length = Int(board.fixed.duration[r])
    let hall = board.fixed.roomHall[Int(place.room)]
    let span = Int(place.slot)..<(Int(place.slot) + length)
    for side in 0..<board.attendees(r) {
      let (party, unit) = board.attendee(r, side, place)
      for t in span where board.unitAt[unit * flat.slotCount + t] >= 0 {
        return removing(Int(board.unitAt[unit * flat.slotCount + t]))
      }
      let change = board.change(unit: unit, day: day, k: k, length: length, hall: hall)
      if !change.walks { return neighbour(unit, day: day, k: k, length: length, hall: hall) }
      if !board.isBelowCap(Int32(party), day) { return lightestMeeting(ofParty: party, day) }
    }
    let room = Int(place.room)
    let open = Board.runs(board.fixed.roomOpen[room * flat.dayCount + day], length)
    if open >> UInt64(k) & 1 == 0 { return .forever }
    for t in span where board.roomUsed[room * flat.slotCount + t] >= board.fixed.roomTables[room] {
      return lightestMeeting(inRoom: room, t)
    }
    if board.fixed.need[r] < 0 || interpreter(r, place, day: day, k: k) >= 0 { return .nothing }
    return lightestMeeting(ofSuitable: Int(board.fixed.need[r]), hall: hall, day: day, span)
  }

  private func removing(_ r: Int) -> Blocker {
    board.fixed.isLocked[r] ? .forever : .request(r)
  }

  /// Keeps the lighter of two requests in `lightest`; locked ones and -1 do not count.
  @inline(__always)
  private func consider(_ r: Int32, _ lightest: inout Int) {
    let x = Int(r)
    if x < 0 || board.fixed.isLocked[x] { return }
    if lightest < 0 || board.fixed.weight[x] < board.fixed.weight[lightest] { lightest = x }
  }

  private func lightestMeeting(ofParty party: Int, _ day: Int) -> Blocker {
    var lightest = -1
    let first = flat.firstUnit[party]
    for unit in first..<(first + Int(board.fixed.teams[party])) {
      for t in flat.dayStart[day]..<flat.dayStart[day + 1] {
        consider(board.unitAt[unit * flat.slotCount + t], &lightest)
      }
    }
    return lightest < 0 ? .forever : .request(lightest)
  }

  private func lightestMeeting(inRoom room: Int, _ t: Int) -> Blocker {
    var lightest = -1
    let base = Int(board.fixed.roomBase[room]) + t * Int(board.fixed.roomTables[room])
    for i in base..<(base + Int(board.roomUsed[room * flat.slotCount + t])) {
      consider(board.roomList[i], &lightest)
    }
    return lightest < 0 ? .forever : .request(lightest)
  }

  /// The nearest meeting the unit cannot walk from or to.
  private func neighbour(
    _ unit: Int, day: Int, k: Int, length: Int, hall: Int32
  ) -> Blocker {
    let start = flat.dayStart[day]
    let base = unit * flat.slotCount
    if let before = (start..<(start + k)).last(where: { board.unitAt[base + $0] >= 0 }) {
      let from = Int(board.unitHall[base + before])
      let gap = board.fixed.slotStart[start + k] - board.fixed.slotEnd[before]
      if gap < board.fixed.travel[from * flat.hallCount + Int(hall)] {
        return removing(Int(board.unitAt[base + before]))
      }
    }
    let after = ((start + k + length)..<max(start + k + length, flat.dayStart[day + 1]))
      .first { board.unitAt[base + $0] >= 0 }
    return after.map { removing(Int(board.unitAt[base + $0])) } ?? .forever
  }

  /// The lightest meeting among those that keep suitable interpreters from this one: what they do in
  /// its slots, or anything of the day where only their limits stand in the way.
  private func lightestMeeting(
    ofSuitable need: Int, hall: Int32, day: Int, _ span: Range<Int>
  ) -> Blocker {
    let words = flat.staff.words
    var lightest = -1
    for word in 0..<words {
      var people = board.fixed.suited[(need * flat.hallCount + Int(hall)) * words + word]
      for t in span { people &= board.fixed.staffWorking[t * words + word] }
      while people != 0 {
        let g = word * 64 + people.trailingZeroBitCount
        people &= people - 1
        let isBusy = span.contains { board.staffAt[g * flat.slotCount + $0] >= 0 }
        let slots = isBusy ? span : flat.dayStart[day]..<flat.dayStart[day + 1]
        for t in slots { consider(board.staffAt[g * flat.slotCount + t], &lightest) }
      }
    }
    return lightest < 0 ? .forever : .request(lightest)
  }
}
