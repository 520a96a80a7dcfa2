/// Exchanging meetings between two slots of a day: the chain of all that has to follow moves along.
extension Chain {
  /// The most meetings one exchange may move.
  private static let longestExchange = 24

  /// Moves a placed request to another slot, of its day or of `otherDay`, in its room, and whatever
  /// is in its way there to its old slot, and so on (a Kempe chain); returns whether all could move.
  mutating func exchange(_ r: Int, otherDay: Bool) -> Bool {
    let fixed = board.fixed
    let from = Int(board.seat[r].slot)
    var day = Int(fixed.dayOf[from])
    if otherDay {
      if fixed.days < 2 { return false }
      day = (day &+ 1 &+ random.below(fixed.days &- 1)) % fixed.days
    }
    if days &>> UInt64(day) & 1 == 0 { return false }
    let start = Int(fixed.dayStart[day])
    var open = fixed.starts[r &* fixed.days &+ day]
    if !otherDay { open &= ~(1 &<< UInt64(from &- start)) }
    let busy =
      board.occupied[board.attendee(r, 0, board.seat[r]).unit &* fixed.days &+ day]
      | board.occupied[board.attendee(r, 1, board.seat[r]).unit &* fixed.days &+ day]
    let near = open & (busy | (busy &<< 1) | (busy &>> 1))
    if near != 0 { open = near }
    if open == 0 { return false }
    let to = start &+ random.bit(of: open)
    guard follow(r, from: from, to: to) else { return false }
    return swap(from, to)
  }

  /// Collects in `moving` what has to change slots when `r` does.
  private mutating func follow(_ r: Int, from: Int, to: Int) -> Bool {
    moving.removeAll(keepingCapacity: true)
    moving.append(Int32(truncatingIfNeeded: r))
    var next = 0
    while next < moving.count {
      let x = Int(moving[next])
      next += 1
      let fixed = board.fixed
      if fixed.isLocked[x] || fixed.duration[x] != 1 { return false }
      let there = Int(board.seat[x].slot) == from ? to : from
      let day = Int(fixed.dayOf[there])
      let k = there &- Int(fixed.dayStart[day])
      if fixed.starts[x &* fixed.days &+ day] &>> UInt64(k) & 1 == 0 { return false }
      for side in 0..<board.attendees(x) {
        let unit = board.attendee(x, side, board.seat[x]).unit
        guard join(board.unitAt[unit &* fixed.slots &+ there]) else { return false }
      }
      guard joinInterpreter(x, there: there, day: day, k: k) else { return false }
      if next == moving.count { guard joinTables(from, to) else { return false } }
    }
    return true
  }

  /// Adds a meeting to those that move; returns false when they become too many.
  @inline(__always)
  private mutating func join(_ y: Int32) -> Bool {
    if y < 0 || moving.contains(y) { return true }
    moving.append(y)
    return moving.count <= Chain.longestExchange
  }

  /// The interpreter goes along unless busy there, and then somebody free is to take over; if there
  /// is nobody, what keeps the interpreter busy moves too.
  private mutating func joinInterpreter(_ x: Int, there: Int, day: Int, k: Int) -> Bool {
    let g = board.seat[x].interpreter
    if g < 0 { return true }
    let busy = board.staffAt[Int(g) &* board.fixed.slots &+ there]
    if busy < 0 || moving.contains(busy) { return true }
    let hall = board.fixed.roomHall[Int(board.seat[x].room)]
    let other = board.freeInterpreter(
      need: Int(board.fixed.need[x]), hall: hall, t: there, day: day, k: k, length: 1)
    return other >= 0 || join(busy)
  }

  /// Where a room would overflow, one more of its meetings moves the other way.
  private mutating func joinTables(_ from: Int, _ to: Int) -> Bool {
    let fixed = board.fixed
    for i in moving.indices {
      let room = board.seat[Int(moving[i])].room
      for t in [from, to] {
        let cell = Int(room) &* fixed.slots &+ t
        var used = board.roomUsed[cell]
        for y in moving where board.seat[Int(y)].room == room {
          used &+= Int(board.seat[Int(y)].slot) == t ? -1 : 1
        }
        if used <= fixed.roomTables[Int(room)] { continue }
        let base = Int(fixed.roomBase[Int(room)]) &+ t &* Int(fixed.roomTables[Int(room)])
        let pick = board.roomList[base &+ random.below(Int(board.roomUsed[cell]))]
        if moving.contains(pick) { return false }
        return join(pick)
      }
    }
    return true
  }

  /// Whether all who take part may hold one more meeting on the day.
  @inline(__always)
  private func isBelowCaps(_ x: Int, _ seat: Seat) -> Bool {
    let day = Int(board.fixed.dayOf[Int(seat.slot)])
    for side in 0..<board.attendees(x) {
      let party = board.attendee(x, side, seat).party
      if !board.isBelowCap(Int32(truncatingIfNeeded: party), day) { return false }
    }
    return true
  }

  /// Lets all of `moving` change slots; returns false, half done, when one of them cannot.
  private mutating func swap(_ from: Int, _ to: Int) -> Bool {
    let old = moving.map { board.seat[Int($0)] }
    for x in moving { remove(Int(x)) }
    for (i, x) in moving.enumerated() {
      var seat = old[i]
      seat.slot = Int32(truncatingIfNeeded: Int(seat.slot) == from ? to : from)
      guard isBelowCaps(Int(x), seat), board.settle(Int(x), &seat) else { return false }
      add(Int(x), seat)
    }
    return true
  }
}

extension Board {
  /// Whether an unplaced request may have a seat open to it and free of other meetings, with
  /// another interpreter if need be; caps of parties are not looked at.
  func settle(_ r: Int, _ place: inout Seat) -> Bool {
    let t = Int(place.slot)
    let day = Int(fixed.dayOf[t])
    let k = t &- Int(fixed.dayStart[day])
    let length = Int(fixed.duration[r])
    let hall = fixed.roomHall[Int(place.room)]
    let free = Board.runs(roomFree[Int(place.room) &* fixed.days &+ day], length)
    if free &>> UInt64(k) & 1 == 0 { return false }
    for side in 0..<attendees(r) {
      let unit = attendee(r, side, place).unit
      let open = Board.runs(~occupied[unit &* fixed.days &+ day], length)
      if open &>> UInt64(k) & 1 == 0 { return false }
      if !change(unit: unit, day: day, k: k, length: length, hall: hall).walks { return false }
    }
    let need = Int(fixed.need[r])
    if need < 0 { return true }
    if place.interpreter >= 0,
      isFree(Int(place.interpreter), hall: hall, t: t, day: day, k: k, length: length)
    {
      return true
    }
    place.interpreter = freeInterpreter(
      need: need, hall: hall, t: t, day: day, k: k, length: length)
    return place.interpreter >= 0
  }

  /// Whether a suitable interpreter is free for the whole meeting.
  private func isFree(
    _ g: Int, hall: Int32, t: Int, day: Int, k: Int, length: Int
  ) -> Bool {
    let word = g &>> 6
    var who = (1 &<< UInt64(g & 63)) & staffBelowCap[day &* fixed.words &+ word]
    for i in 0..<length { who &= staffFree[(t &+ i) &* fixed.words &+ word] }
    return who != 0
      && (!fixed.isSpecial[g] || fitsDay(g, hall: hall, day: day, k: k, length: length))
  }
}
