/// Placing a request where it does not fit, by throwing out what is in the way.
extension Chain {
  /// Places an unplaced request at a random start, near the meetings its teams already have;
  /// returns whether it could, and leaves a partial change in the journal if it could not.
  ///
  /// Starts that make a team wait more than about `limit` are left out.
  mutating func force(_ r: Int, limit: Float) -> Bool {
    if limit < Float(-8 &* board.fixed.idleWeight) { return false }
    let idleLimit =
      board.fixed.idleWeight == 0 || limit > 1000
      ? 64 : (Int(limit) + 4) / board.fixed.idleWeight
    let length = Int(board.fixed.duration[r])
    let teamA = Int32(random.below(Int(board.fixed.teams[Int(board.fixed.partyA[r])])))
    let teamB = Int32(random.below(Int(board.fixed.teams[Int(board.fixed.partyB[r])])))
    let unitA = Int(board.fixed.firstUnit[Int(board.fixed.partyA[r])] + teamA)
    let unitB = Int(board.fixed.firstUnit[Int(board.fixed.partyB[r])] + teamB)
    let days = board.fixed.days
    for _ in 0..<12 {
      let day = random.below(days)
      if self.days &>> UInt64(day) & 1 == 0 { continue }
      var open = board.fixed.starts[r &* days &+ day]
      if open == 0 { continue }
      open &= board.reach(unit: unitA, day: day, length: length, limit: idleLimit)
      open &= board.reach(unit: unitB, day: day, length: length, limit: idleLimit)
      if open == 0 { continue }
      let busy =
        board.occupied[unitA &* days &+ day] | board.occupied[unitB &* days &+ day]
      let near = open & ((busy &<< 1) | (busy &>> 1))
      if near != 0 && random.chance(0.7) { open = near }
      let k = random.bit(of: open)
      guard let room = roomNear(r, unitA, unitB, day: day, k: k) else { return false }
      return force(r, day: day, k: k, room: room, teamA: teamA, teamB: teamB)
    }
    return false
  }

  /// A room for the request: mostly in the hall where one of the teams is just before or after.
  mutating func roomNear(
    _ r: Int, _ unitA: Int, _ unitB: Int, day: Int, k: Int
  ) -> Int? {
    let kind = Int(board.fixed.kind[r])
    let first = Int(board.fixed.kindRoomStart[kind])
    let count = Int(board.fixed.kindRoomStart[kind &+ 1]) &- first
    if count == 0 { return nil }
    if count == 1 { return Int(board.fixed.kindRooms[first]) }
    var halls: (Int8, Int8, Int8, Int8) = (-1, -1, -1, -1)
    var found = 0
    let length = Int(board.fixed.duration[r])
    let start = Int(board.fixed.dayStart[day])
    for unit in 0..<2 {
      let u = unit == 0 ? unitA : unitB
      let busy = board.occupied[u &* board.fixed.days &+ day]
      for k in [k &- 1, k &+ length] where k >= 0 && k < 64 && busy &>> UInt64(k) & 1 == 1 {
        let hall = board.unitHall[u &* board.fixed.slots &+ start &+ k]
        switch found {
        case 0: halls.0 = hall
        case 1: halls.1 = hall
        case 2: halls.2 = hall
        default: halls.3 = hall
        }
        found += 1
      }
    }
    if found > 0 && random.chance(0.85) {
      let pick = random.below(found)
      let hall = pick == 0 ? halls.0 : pick == 1 ? halls.1 : pick == 2 ? halls.2 : halls.3
      for i in first..<(first &+ count) {
        let room = Int(board.fixed.kindRooms[i])
        if board.fixed.roomHall[room] == Int32(hall) { return room }
      }
    }
    return Int(board.fixed.kindRooms[first &+ random.below(count)])
  }

  /// Places an unplaced request exactly there, throwing out what is in the way.
  mutating func force(
    _ r: Int, day: Int, k: Int, room: Int, teamA: Int32, teamB: Int32
  ) -> Bool {
    let fixed = board.fixed
    let length = Int(fixed.duration[r])
    let hall = fixed.roomHall[room]
    let t = Int(fixed.dayStart[day]) &+ k
    if Board.runs(fixed.roomOpen[room &* fixed.days &+ day], length) &>> UInt64(k) & 1 == 0 {
      return false
    }
    let partyA = Int(fixed.partyA[r])
    let partyB = Int(fixed.partyB[r])
    let unitA = Int(fixed.firstUnit[partyA] &+ teamA)
    let unitB = Int(fixed.firstUnit[partyB] &+ teamB)
    guard clear(unitA, day: day, k: k, length: length, hall: hall) else { return false }
    guard clear(unitB, day: day, k: k, length: length, hall: hall) else { return false }
    guard makeRoomInDay(partyA, day), makeRoomInDay(partyB, day) else { return false }
    var guests: UInt64 = 0
    for i in 2..<board.attendees(r) {
      let party = board.attendee(r, i, .none).party
      let team = random.below(Int(fixed.teams[party]))
      let unit = Int(fixed.firstUnit[party]) &+ team
      guard clear(unit, day: day, k: k, length: length, hall: hall) else { return false }
      guard makeRoomInDay(party, day) else { return false }
      guests |= UInt64(team) &<< UInt64(10 &* (i &- 2))
    }
    for i in 0..<length {
      let cell = room &* fixed.slots &+ t &+ i
      if board.roomUsed[cell] < fixed.roomTables[room] { continue }
      if fixed.roomTables[room] == 0 { return false }
      let base = Int(fixed.roomBase[room]) &+ (t &+ i) &* Int(fixed.roomTables[room])
      let victim = board.roomList[base &+ random.below(Int(board.roomUsed[cell]))]
      guard eject(Int(victim)) else { return false }
    }
    var g: Int32 = -1
    if fixed.need[r] >= 0 {
      g = freeOrSeizeInterpreter(
        Int(fixed.need[r]), hall: hall, t: t, day: day, k: k, length: length)
      if g < 0 { return false }
    }
    add(
      r,
      Seat(
        slot: Int32(truncatingIfNeeded: t), room: Int32(truncatingIfNeeded: room), interpreter: g,
        teamA: teamA, teamB: teamB, guests: guests))
    return true
  }

  /// Throws out what the unit does in the slots, and neighbours it could not walk from or to.
  private mutating func clear(_ unit: Int, day: Int, k: Int, length: Int, hall: Int32) -> Bool {
    let start = Int(board.fixed.dayStart[day])
    let base = unit &* board.fixed.slots &+ start
    for i in 0..<length {
      let r = board.unitAt[base &+ k &+ i]
      if r >= 0 && !eject(Int(r)) { return false }
    }
    while !board.change(unit: unit, day: day, k: k, length: length, hall: hall).walks {
      let mask = board.occupied[unit &* board.fixed.days &+ day]
      let below = mask & ((1 &<< UInt64(k)) &- 1)
      let end = k &+ length
      let above = end < 64 ? mask &>> UInt64(end) : 0
      var gone = false
      if below != 0 {
        let last = 63 &- below.leadingZeroBitCount
        let from = Int(board.unitHall[base &+ last])
        let gap = board.fixed.slotStart[start &+ k] &- board.fixed.slotEnd[start &+ last]
        if gap < board.fixed.travel[from &* board.fixed.halls &+ Int(hall)] {
          guard eject(Int(board.unitAt[base &+ last])) else { return false }
          gone = true
        }
      }
      if !gone && above != 0 {
        let next = end &+ above.trailingZeroBitCount
        guard eject(Int(board.unitAt[base &+ next])) else { return false }
      }
    }
    return true
  }

  /// Throws out one of the party's meetings of the day, at random, if it is at its cap.
  private mutating func makeRoomInDay(_ party: Int, _ day: Int) -> Bool {
    if board.isBelowCap(Int32(truncatingIfNeeded: party), day) { return true }
    if board.fixed.partyDayCap[party] == 0 { return false }
    let first = Int(board.fixed.firstUnit[party])
    let start = Int(board.fixed.dayStart[day])
    var meetings = 0
    for unit in first..<(first &+ Int(board.fixed.teams[party])) {
      meetings &+= board.occupied[unit &* board.fixed.days &+ day].nonzeroBitCount
    }
    var pick = random.below(meetings)
    for unit in first..<(first &+ Int(board.fixed.teams[party])) {
      var mask = board.occupied[unit &* board.fixed.days &+ day]
      if pick >= mask.nonzeroBitCount {
        pick &-= mask.nonzeroBitCount
        continue
      }
      for _ in 0..<pick { mask &= mask &- 1 }
      let t = start &+ mask.trailingZeroBitCount
      return eject(Int(board.unitAt[unit &* board.fixed.slots &+ t]))
    }
    return false
  }

  /// A free interpreter, or else a random suitable one freed by throwing out that person's meetings.
  private mutating func freeOrSeizeInterpreter(
    _ need: Int, hall: Int32, t: Int, day: Int, k: Int, length: Int
  ) -> Int32 {
    let free = board.freeInterpreter(
      need: need, hall: hall, t: t, day: day, k: k, length: length)
    if free >= 0 { return free }
    let fixed = board.fixed
    let who = (need &* fixed.halls &+ Int(hall)) &* fixed.words
    var count = 0
    for word in 0..<fixed.words { count &+= suitable(who, word, t).nonzeroBitCount }
    if count == 0 { return -1 }
    var pick = random.below(count)
    for word in 0..<fixed.words {
      var mask = suitable(who, word, t)
      if pick >= mask.nonzeroBitCount {
        pick &-= mask.nonzeroBitCount
        continue
      }
      for _ in 0..<pick { mask &= mask &- 1 }
      let g = word &* 64 &+ mask.trailingZeroBitCount
      return seize(g, hall: hall, t: t, day: day, k: k, length: length) ? Int32(g) : -1
    }
    return -1
  }

  /// Suitable people who work in slot `t`, free or not.
  @inline(__always)
  private func suitable(_ who: Int, _ word: Int, _ t: Int) -> UInt64 {
    board.fixed.suited[who &+ word] & board.fixed.staffWorking[t &* board.fixed.words &+ word]
  }

  private mutating func seize(
    _ g: Int, hall: Int32, t: Int, day: Int, k: Int, length: Int
  ) -> Bool {
    let fixed = board.fixed
    for i in 0..<length {
      let word = (t &+ i) &* fixed.words &+ (g &>> 6)
      if fixed.staffWorking[word] &>> UInt64(g & 63) & 1 == 0 { return false }
      let r = board.staffAt[g &* fixed.slots &+ t &+ i]
      if r >= 0 && !eject(Int(r)) { return false }
    }
    let start = Int(fixed.dayStart[day])
    while board.staffDayCount[g &* fixed.days &+ day] >= fixed.staffDayCap[g]
      || (fixed.isSpecial[g] && !board.fitsDay(g, hall: hall, day: day, k: k, length: length))
    {
      let mask = board.staffOccupied[g &* fixed.days &+ day]
      if mask == 0 { return false }
      let other = start &+ random.bit(of: mask)
      guard eject(Int(board.staffAt[g &* fixed.slots &+ other])) else { return false }
    }
    return true
  }
}
