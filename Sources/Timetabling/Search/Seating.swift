/// Finding a free seat for a request.
extension Board {
  /// Start slots at which `length` consecutive slots of a mask are all set.
  @inline(__always)
  static func runs(_ mask: UInt64, _ length: Int) -> UInt64 {
    var runs = mask
    var i = 1
    while i < length {
      runs &= mask &>> UInt64(i)
      i &+= 1
    }
    return runs
  }

  /// Whether the party may hold another meeting on the day.
  @inline(__always)
  func isBelowCap(_ party: Int32, _ day: Int) -> Bool {
    partyDayCount[Int(party) &* fixed.days &+ day] < fixed.partyDayCap[Int(party)]
  }

  /// An interpreter for the need who is free in the hall for the whole meeting, or -1.
  @inline(__always)
  func freeInterpreter(need: Int, hall: Int32, t: Int, day: Int, k: Int, length: Int) -> Int32 {
    let words = fixed.words
    let who = (need &* fixed.halls &+ Int(hall)) &* words
    for word in 0..<words {
      var free = fixed.suited[who &+ word] & staffBelowCap[day &* words &+ word]
      if free == 0 { continue }
      for i in 0..<length { free &= staffFree[(t &+ i) &* words &+ word] }
      while free != 0 {
        let g = word &* 64 &+ free.trailingZeroBitCount
        if !fixed.isSpecial[g] || fitsDay(g, hall: hall, day: day, k: k, length: length) {
          return Int32(truncatingIfNeeded: g)
        }
        free &= free &- 1
      }
    }
    return -1
  }

  /// Whether an unplaced request can take exactly this seat.
  func fits(_ r: Int, _ place: Seat) -> Bool {
    let t = Int(place.slot)
    let day = Int(fixed.dayOf[t])
    let k = t &- Int(fixed.dayStart[day])
    let length = Int(fixed.duration[r])
    let hall = fixed.roomHall[Int(place.room)]
    if fixed.starts[r &* fixed.days &+ day] &>> UInt64(k) & 1 == 0 { return false }
    let rooms = flat.needs.kindRooms[Int(fixed.kind[r])]
    if !rooms.contains(Int(place.room)) { return false }
    let free = Board.runs(roomFree[Int(place.room) &* fixed.days &+ day], length)
    if free &>> UInt64(k) & 1 == 0 { return false }
    for side in 0..<attendees(r) {
      let (party, unit) = attendee(r, side, place)
      let open = Board.runs(~occupied[unit &* fixed.days &+ day], length)
      if open &>> UInt64(k) & 1 == 0 || !isBelowCap(Int32(party), day) { return false }
      if !change(unit: unit, day: day, k: k, length: length, hall: hall).walks { return false }
    }
    let need = Int(fixed.need[r])
    guard need >= 0, place.interpreter >= 0 else { return need < 0 && place.interpreter < 0 }
    let g = Int(place.interpreter)
    let word = g &>> 6
    let bit: UInt64 = 1 &<< UInt64(g & 63)
    var who = fixed.suited[(need &* fixed.halls &+ Int(hall)) &* fixed.words &+ word] & bit
    who &= staffBelowCap[day &* fixed.words &+ word]
    for i in 0..<length { who &= staffFree[(t &+ i) &* fixed.words &+ word] }
    return who != 0
      && (!fixed.isSpecial[g] || fitsDay(g, hall: hall, day: day, k: k, length: length))
  }

  /// Whether a free interpreter's minutes, rows and walks allow the meeting.
  func fitsDay(_ g: Int, hall: Int32, day: Int, k: Int, length: Int) -> Bool {
    let start = Int(fixed.dayStart[day])
    let mask = staffOccupied[g &* fixed.days &+ day]
    let span = ((1 &<< UInt64(length)) &- 1) &<< UInt64(k)
    if fixed.staffDayMinutes[g] < .max {
      let minutes = minutes(of: mask | span, from: start)
      if minutes > Int(fixed.staffDayMinutes[g]) { return false }
    }
    if fixed.staffRowMinutes[g] < .max {
      let row = row(around: k, in: mask | span, adjacent: fixed.adjacent[day])
      if minutes(of: row, from: start) > Int(fixed.staffRowMinutes[g]) { return false }
    }
    if fixed.staffHall[g] >= 0 || mask == 0 { return true }
    return walksBetween(g, hall: hall, start: start, k: k, length: length, mask: mask)
  }

  private func minutes(of mask: UInt64, from start: Int) -> Int {
    var minutes = 0
    var left = mask
    while left != 0 {
      let t = start &+ left.trailingZeroBitCount
      minutes &+= Int(fixed.slotEnd[t] &- fixed.slotStart[t])
      left &= left &- 1
    }
    return minutes
  }

  /// The occupied slots joined to slot `k` without a free slot or a break.
  private func row(around k: Int, in mask: UInt64, adjacent: UInt64) -> UInt64 {
    var row: UInt64 = 1 &<< UInt64(k)
    while true {
      let later = ((row & adjacent) &<< 1) & mask
      let earlier = (row &>> 1) & adjacent & mask
      let grown = row | later | earlier
      if grown == row { return row }
      row = grown
    }
  }

  private func walksBetween(
    _ g: Int, hall: Int32, start: Int, k: Int, length: Int, mask: UInt64
  ) -> Bool {
    let below = mask & ((1 &<< UInt64(k)) &- 1)
    let end = k &+ length
    let above = end < 64 ? mask &>> UInt64(end) : 0
    if below != 0 {
      let last = start &+ 63 &- below.leadingZeroBitCount
      let from = fixed.roomHall[Int(seat[Int(staffAt[g &* fixed.slots &+ last])].room)]
      let gap = fixed.slotStart[start &+ k] &- fixed.slotEnd[last]
      if gap < fixed.travel[Int(from) &* fixed.halls &+ Int(hall)] { return false }
    }
    if above != 0 {
      let next = start &+ end &+ above.trailingZeroBitCount
      let to = fixed.roomHall[Int(seat[Int(staffAt[g &* fixed.slots &+ next])].room)]
      let gap = fixed.slotStart[next] &- fixed.slotEnd[start &+ end &- 1]
      if gap < fixed.travel[Int(hall) &* fixed.halls &+ Int(to)] { return false }
    }
    return true
  }

  /// Start slots from which a meeting makes a unit wait at most `limit` slots more: those so near to
  /// what it already does on the day; all when its day is empty.
  @inline(__always)
  func reach(unit: Int, day: Int, length: Int, limit: Int) -> UInt64 {
    var mask = occupied[unit &* fixed.days &+ day]
    if mask == 0 || limit >= 16 { return ~0 }
    if limit < -length { return 0 }
    let open = fixed.available[Int(fixed.unitParty[unit]) &* fixed.days &+ day]
    // Everything between the first and the last meeting fills a gap.
    mask = Board.span(mask)
    var steps = limit
    while steps >= 0 {
      mask = Board.grown(mask, open: open)
      steps &-= 1
    }
    // A longer meeting may also end where the stretch begins.
    var starts = mask
    for i in 1..<max(1, length) { starts |= mask &>> UInt64(i) }
    return starts
  }

  /// The slots of a mask and those next to it; slots in which the party is away cost no waiting.
  @inline(__always)
  private static func grown(_ mask: UInt64, open: UInt64) -> UInt64 {
    var grown = mask | (mask &<< 1) | (mask &>> 1)
    var passing = grown & ~mask & ~open
    while passing != 0 {
      passing = ((passing &<< 1) | (passing &>> 1)) & ~grown
      grown |= passing
      passing &= ~open
    }
    return grown
  }

  /// Start slots from which a meeting makes two units together wait at most `limit` slots more.
  @inline(__always)
  private func reach(
    _ unitA: Int, _ unitB: Int, day: Int, length: Int, limit: Int
  ) -> UInt64 {
    if length > 1 || limit > 6 {
      return reach(unit: unitA, day: day, length: length, limit: limit &+ length)
        & reach(unit: unitB, day: day, length: length, limit: limit &+ length)
    }
    if limit < -2 { return 0 }
    let busyA = occupied[unitA &* fixed.days &+ day]
    let busyB = occupied[unitB &* fixed.days &+ day]
    if busyA == 0 { return reach(unit: unitB, day: day, length: 1, limit: limit) }
    if busyB == 0 { return reach(unit: unitA, day: day, length: 1, limit: limit) }
    let openA = fixed.available[Int(fixed.unitParty[unitA]) &* fixed.days &+ day]
    let openB = fixed.available[Int(fixed.unitParty[unitB]) &* fixed.days &+ day]
    // What costs A at most -1, 0, 1, ... meets what then may still cost B.
    var reaches: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) =
      (Board.span(busyB), 0, 0, 0, 0, 0, 0, 0, 0)
    return withUnsafeMutableBytes(of: &reaches) { raw in
      let nearB = raw.assumingMemoryBound(to: UInt64.self)
      let steps = limit &+ 2
      for i in 0..<steps { nearB[i &+ 1] = Board.grown(nearB[i], open: openB) }
      var nearA = Board.span(busyA)
      var both = nearA & nearB[steps]
      for i in 0..<steps {
        nearA = Board.grown(nearA, open: openA)
        both |= nearA & nearB[steps &- 1 &- i]
      }
      return both
    }
  }

  /// The slots from the first to the last of a mask that is not empty.
  @inline(__always)
  private static func span(_ mask: UInt64) -> UInt64 {
    let high = 63 &- mask.leadingZeroBitCount
    return ((2 &<< UInt64(high)) &- 1) & ~((1 &<< UInt64(mask.trailingZeroBitCount)) &- 1)
  }

  /// The free seat of least tier-2 change for an unplaced request, among equals and near-equals
  /// (within `noise`) at random, if that change is at most `limit`.
  ///
  /// `avoiding` is a slot not wanted, -1 for none.
  func bestSeat(
    _ r: Int, noise: Float, avoiding: Int32, days allowedDays: UInt64 = ~0, limit: Float = 1e9,
    random: inout Generator
  ) -> Seat? {
    if limit < Float(-4 &* fixed.idleWeight &* fixed.longest) { return nil }
    let idleLimit =
      fixed.idleWeight == 0 || limit > 1000
      ? 64 : Int((limit / Float(fixed.idleWeight)).rounded(.down))
    let partyA = fixed.partyA[r]
    let partyB = fixed.partyB[r]
    let length = Int(fixed.duration[r])
    let kind = Int(fixed.kind[r])
    let need = Int(fixed.need[r])
    let hasGuests = attendees(r) > 2
    let firstRoom = Int(fixed.kindRoomStart[kind])
    let endRoom = Int(fixed.kindRoomStart[kind &+ 1])
    var best = Seat.none
    var least = limit.nextUp
    for day in 0..<fixed.days {
      var open = fixed.starts[r &* fixed.days &+ day]
      if open == 0 || allowedDays &>> UInt64(day) & 1 == 0 { continue }
      if !isBelowCap(partyA, day) || !isBelowCap(partyB, day) { continue }
      if hasGuests {
        open &= guestsFree(r, day: day, length: length)
        if open == 0 { continue }
      }
      let start = Int(fixed.dayStart[day])
      if avoiding >= 0 && fixed.dayOf[Int(avoiding)] == day {
        open &= ~(1 &<< UInt64(Int(avoiding) &- start))
      }
      for teamA in 0..<fixed.teams[Int(partyA)] {
        let unitA = Int(fixed.firstUnit[Int(partyA)] &+ teamA)
        let openA = open & Board.runs(~occupied[unitA &* fixed.days &+ day], length)
        if openA == 0 { continue }
        for teamB in 0..<fixed.teams[Int(partyB)] {
          let unitB = Int(fixed.firstUnit[Int(partyB)] &+ teamB)
          var openB = openA & Board.runs(~occupied[unitB &* fixed.days &+ day], length)
          if openB == 0 { continue }
          openB &= reach(unitA, unitB, day: day, length: length, limit: idleLimit)
          if openB == 0 { continue }
          for i in firstRoom..<endRoom {
            let room = Int(fixed.kindRooms[i])
            let hall = fixed.roomHall[room]
            var left = openB & Board.runs(roomFree[room &* fixed.days &+ day], length)
            while left != 0 {
              let k = left.trailingZeroBitCount
              left &= left &- 1
              let a = change(unit: unitA, day: day, k: k, length: length, hall: hall)
              if !a.walks { continue }
              let b = change(unit: unitB, day: day, k: k, length: length, hall: hall)
              if !b.walks { continue }
              var cost = Float(
                fixed.idleWeight &* (a.idle &+ b.idle) &+ moveWeight
                  &* (a.moves &+ b.moves))
              var guests: UInt64 = 0
              if hasGuests {
                guard let found = seatGuests(r, day: day, k: k, length: length, hall: hall) else {
                  continue
                }
                guests = found.teams
                cost += Float(found.cost)
              }
              let t = start &+ k
              if fixed.announcedSlot[r] == t && fixed.announcedHall[r] == hall { cost -= 1000 }
              if cost >= least { continue }
              if noise > 0 {
                cost += noise * random.unit()
                if cost >= least { continue }
              }
              var g: Int32 = -1
              if need >= 0 {
                g = freeInterpreter(need: need, hall: hall, t: t, day: day, k: k, length: length)
                if g < 0 { continue }
              }
              least = cost
              best = Seat(
                slot: Int32(truncatingIfNeeded: t), room: Int32(truncatingIfNeeded: room),
                interpreter: g, teamA: teamA, teamB: teamB, guests: guests)
            }
          }
        }
      }
    }
    return best.slot < 0 ? nil : best
  }
}
