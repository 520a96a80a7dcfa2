/// Where one request sits on the board; `slot` is -1 when it is not placed.
struct Seat: Sendable, Hashable, BitwiseCopyable {
  var slot: Int32
  var room: Int32
  var interpreter: Int32
  var teamA: Int32
  var teamB: Int32
  /// The teams of the guests, ten bits each, the first one lowest.
  var guests: UInt64 = 0

  /// Teams of guests in one word.
  static func packed(_ teams: [Int]) -> UInt64 {
    teams.reversed().reduce(0) { $0 << 10 | UInt64($1) }
  }

  static let none = Seat(slot: -1, room: -1, interpreter: -1, teamA: 0, teamB: 0)
}

/// The state of a search: who sits where, kept so that one meeting is added or removed in constant
/// time and the change of every tier is known beforehand.
struct Board: ~Copyable {
  let flat: FlatProblem
  let fixed: BoardTables
  private let arena: Arena

  let seat: UnsafeMutableBufferPointer<Seat>
  /// Request of a unit in a slot or -1, hall of a unit in a slot, occupied slots of a unit's day.
  let unitAt: UnsafeMutableBufferPointer<Int32>
  let unitHall: UnsafeMutableBufferPointer<Int8>
  let occupied: UnsafeMutableBufferPointer<UInt64>
  /// Tier 2 of a unit's day, and the days that cost anything, in any order, with their positions.
  let dayCost: UnsafeMutableBufferPointer<Int32>
  let costly: UnsafeMutableBufferPointer<Int32>
  let costlyPosition: UnsafeMutableBufferPointer<Int32>
  private(set) var costlyCount = 0
  let partyDayCount: UnsafeMutableBufferPointer<Int32>
  let partyTotal: UnsafeMutableBufferPointer<Int32>
  /// Announced meetings of a party that do not stand as announced; only kept where they are limited.
  let partyChanges: UnsafeMutableBufferPointer<Int32>
  /// Meetings in a room and slot, which they are, and the slots with a table left on a room's day.
  let roomUsed: UnsafeMutableBufferPointer<Int32>
  let roomList: UnsafeMutableBufferPointer<Int32>
  let roomPosition: UnsafeMutableBufferPointer<Int32>
  let roomFree: UnsafeMutableBufferPointer<UInt64>
  /// Request of an interpreter in a slot or -1; sets of those free in a slot and below the cap.
  let staffAt: UnsafeMutableBufferPointer<Int32>
  let staffOccupied: UnsafeMutableBufferPointer<UInt64>
  let staffDayCount: UnsafeMutableBufferPointer<Int32>
  let staffFree: UnsafeMutableBufferPointer<UInt64>
  let staffBelowCap: UnsafeMutableBufferPointer<UInt64>
  /// The requests that are not placed and not locked, in any order, and their positions.
  let unplaced: UnsafeMutableBufferPointer<Int32>
  let unplacedPosition: UnsafeMutableBufferPointer<Int32>
  private(set) var unplacedCount: Int

  /// Weight with the pay for kept announcements and protocol ranks.
  private(set) var value = 0
  private(set) var idle = 0
  private(set) var moves = 0
  private(set) var unfairness = 0

  /// Tier 2.
  var cost: Int { fixed.idleWeight * idle + fixed.moveWeight * moves }

  init(_ flat: FlatProblem) {
    let arena = Arena()
    self.arena = arena
    self.flat = flat
    fixed = BoardTables(flat, arena: arena)
    let requests = flat.requestCount
    let days = flat.dayCount
    let words = flat.staff.words
    seat = arena.buffer(Seat.none, count: requests)
    unitAt = arena.buffer(-1, count: flat.unitCount * flat.slotCount)
    unitHall = arena.buffer(-1, count: flat.unitCount * flat.slotCount)
    occupied = arena.buffer(0, count: flat.unitCount * days)
    dayCost = arena.buffer(0, count: flat.unitCount * days)
    costly = arena.buffer(0, count: flat.unitCount * days)
    costlyPosition = arena.buffer(-1, count: flat.unitCount * days)
    partyDayCount = arena.buffer(0, count: flat.partyCount * days)
    partyTotal = arena.buffer(0, count: flat.partyCount)
    partyChanges = arena.buffer(0, count: flat.partyCount)
    roomUsed = arena.buffer(0, count: flat.roomCount * flat.slotCount)
    roomList = arena.buffer(-1, count: flat.roomTables.reduce(0, +) * flat.slotCount)
    roomPosition = arena.buffer(-1, count: requests * flat.maxDuration)
    let free = flat.roomOpen.enumerated().map { flat.roomTables[$0 / days] > 0 ? $1 : 0 }
    roomFree = arena.buffer(free, filler: 0)
    staffAt = arena.buffer(-1, count: flat.interpreterCount * flat.slotCount)
    staffOccupied = arena.buffer(0, count: flat.interpreterCount * days)
    staffDayCount = arena.buffer(0, count: flat.interpreterCount * days)
    staffFree = arena.buffer(flat.staff.working, filler: 0)
    staffBelowCap = arena.buffer(0, count: days * words)
    for day in 0..<days {
      for g in 0..<flat.interpreterCount where flat.staff.dayCap[g] > 0 {
        staffBelowCap[day * words + g / 64] |= 1 << UInt64(g % 64)
      }
    }
    unplaced = arena.buffer(0, count: requests)
    unplacedPosition = arena.buffer(-1, count: requests)
    unplacedCount = 0
    unfairness = flat.problem.parties.reduce(0) { $0 + $1.guarantee * $1.guarantee }
    for told in flat.problem.announced where fixed.excessCost > 0 { countChange(told.request) }
    for r in 0..<requests { rememberUnplaced(r) }
    for placement in flat.problem.locked {
      add(placement.request, flat.seat(of: placement))
    }
  }

  // MARK: What a unit's day costs

  /// The change of idle slots and hall changes of a unit if a meeting of `length` slots from `k` in
  /// `hall` is put in; with `walks` false the teams cannot walk there in time.
  @inline(__always)
  func change(
    unit: Int, day: Int, k: Int, length: Int, hall: Int32
  ) -> (idle: Int, moves: Int, walks: Bool) {
    let mask = occupied[unit &* fixed.days &+ day]
    if mask == 0 { return (0, 0, true) }
    let start = Int(fixed.dayStart[day])
    let base = unit &* fixed.slots &+ start
    let below = mask & ((1 &<< UInt64(k)) &- 1)
    let end = k &+ length
    let above = end < 64 ? mask &>> UInt64(end) : 0
    var before: Int32 = hall
    var after: Int32 = hall
    var last = 0
    var next = 0
    var walks = true
    if below != 0 {
      last = 63 &- below.leadingZeroBitCount
      before = Int32(unitHall[base &+ last])
      if before != hall {
        let gap = fixed.slotStart[start &+ k] &- fixed.slotEnd[start &+ last]
        walks = gap >= fixed.travel[Int(before) &* fixed.halls &+ Int(hall)]
      }
    }
    if above != 0 {
      next = end &+ above.trailingZeroBitCount
      after = Int32(unitHall[base &+ next])
      if after != hall {
        let gap = fixed.slotStart[start &+ next] &- fixed.slotEnd[start &+ end &- 1]
        walks = walks && gap >= fixed.travel[Int(hall) &* fixed.halls &+ Int(after)]
      }
    }
    let moves = (before != hall ? 1 : 0) &+ (after != hall ? 1 : 0)
    if below != 0 && above != 0 {
      return (-length, moves &- (before != after ? 1 : 0), walks)
    }
    let open = fixed.available[Int(fixed.unitParty[unit]) &* fixed.days &+ day]
    let between: UInt64
    if below != 0 {
      between = ((1 &<< UInt64(k)) &- 1) & ~((2 &<< UInt64(last)) &- 1)
    } else {
      between = ((1 &<< UInt64(next)) &- 1) & ~((1 &<< UInt64(end)) &- 1)
    }
    return ((open & between).nonzeroBitCount, moves, walks)
  }

  // MARK: Who takes part

  /// How many parties a request has.
  @inline(__always)
  func attendees(_ r: Int) -> Int {
    2 &+ Int(fixed.guestStart[r &+ 1] &- fixed.guestStart[r])
  }

  /// One party of a request, and the unit that takes part from a seat.
  @inline(__always)
  func attendee(_ r: Int, _ i: Int, _ place: Seat) -> (party: Int, unit: Int) {
    if i == 0 {
      let party = Int(fixed.partyA[r])
      return (party, Int(fixed.firstUnit[party] &+ place.teamA))
    }
    if i == 1 {
      let party = Int(fixed.partyB[r])
      return (party, Int(fixed.firstUnit[party] &+ place.teamB))
    }
    let party = Int(fixed.guests[Int(fixed.guestStart[r]) &+ i &- 2])
    let team = Int((place.guests &>> UInt64(10 &* (i &- 2))) & 1023)
    return (party, Int(fixed.firstUnit[party]) &+ team)
  }

  // MARK: Adding and removing

  /// Puts an unplaced request on a seat that is free for it.
  mutating func add(_ r: Int, _ place: Seat) {
    let t = Int(place.slot)
    let day = Int(fixed.dayOf[t])
    let k = t &- Int(fixed.dayStart[day])
    let length = Int(fixed.duration[r])
    let room = Int(place.room)
    let hall = fixed.roomHall[room]
    let span = (length == 64 ? ~0 : (1 &<< UInt64(length)) &- 1) &<< UInt64(k)
    seat[r] = place
    for side in 0..<attendees(r) {
      let (party, unit) = attendee(r, side, place)
      let delta = change(unit: unit, day: day, k: k, length: length, hall: hall)
      idle &+= delta.idle
      moves &+= delta.moves
      charge(unit &* fixed.days &+ day, delta.idle, delta.moves)
      occupied[unit &* fixed.days &+ day] |= span
      for i in 0..<length {
        unitAt[unit &* fixed.slots &+ t &+ i] = Int32(truncatingIfNeeded: r)
        unitHall[unit &* fixed.slots &+ t &+ i] = Int8(truncatingIfNeeded: hall)
      }
      partyDayCount[party &* fixed.days &+ day] &+= 1
      let short = Int(fixed.guarantee[party]) &- Int(partyTotal[party])
      if short > 0 { unfairness &-= 2 &* short &- 1 }
      if partyTotal[party] < fixed.sold[party] { value &+= fixed.soldWorth }
      partyTotal[party] &+= 1
    }
    takeTable(r, room: room, t: t, k: k, day: day, length: length)
    if place.interpreter >= 0 {
      takeInterpreter(r, Int(place.interpreter), t: t, day: day, length: length, span: span)
    }
    value &+= worth(r, slot: t, hall: hall)
    if fixed.excessCost > 0 && isAnnounced(r, slot: t, hall: hall) { uncountChange(r) }
    forgetUnplaced(r)
  }

  /// Takes a placed request off the board.
  mutating func remove(_ r: Int) {
    let place = seat[r]
    let t = Int(place.slot)
    let day = Int(fixed.dayOf[t])
    let k = t &- Int(fixed.dayStart[day])
    let length = Int(fixed.duration[r])
    let room = Int(place.room)
    let hall = fixed.roomHall[room]
    let span = ((1 &<< UInt64(length)) &- 1) &<< UInt64(k)
    for side in 0..<attendees(r) {
      let (party, unit) = attendee(r, side, place)
      occupied[unit &* fixed.days &+ day] &= ~span
      for i in 0..<length { unitAt[unit &* fixed.slots &+ t &+ i] = -1 }
      let delta = change(unit: unit, day: day, k: k, length: length, hall: hall)
      idle &-= delta.idle
      moves &-= delta.moves
      charge(unit &* fixed.days &+ day, 0 &- delta.idle, 0 &- delta.moves)
      partyDayCount[party &* fixed.days &+ day] &-= 1
      partyTotal[party] &-= 1
      if partyTotal[party] < fixed.sold[party] { value &-= fixed.soldWorth }
      let short = Int(fixed.guarantee[party]) &- Int(partyTotal[party])
      if short > 0 { unfairness &+= 2 &* short &- 1 }
    }
    leaveTable(r, room: room, t: t, k: k, day: day, length: length)
    if place.interpreter >= 0 {
      leaveInterpreter(Int(place.interpreter), t: t, day: day, length: length, span: span)
    }
    seat[r].slot = -1
    value &-= worth(r, slot: t, hall: hall)
    if fixed.excessCost > 0 && isAnnounced(r, slot: t, hall: hall) { countChange(r) }
    rememberUnplaced(r)
  }

  /// What placing the request there pays in tier 1.
  @inline(__always)
  func worth(_ r: Int, slot: Int, hall: Int32) -> Int {
    var worth = Int(fixed.weight[r]) &+ Int(fixed.priority[r])
    if isAnnounced(r, slot: slot, hall: hall) { worth &+= Int(fixed.keepWorth[r]) }
    return worth
  }

  @inline(__always)
  private func isAnnounced(_ r: Int, slot: Int, hall: Int32) -> Bool {
    Int(fixed.announcedSlot[r]) == slot && fixed.announcedHall[r] == hall
  }

  /// The most that placing the request can pay.
  @inline(__always)
  func fullWorth(_ r: Int) -> Int {
    let bonus = fixed.announcedSlot[r] >= 0 ? Int(fixed.keepWorth[r]) : 0
    return Int(fixed.weight[r]) &+ Int(fixed.priority[r]) &+ bonus
  }

  // MARK: Bookkeeping

  /// An announced meeting is not where it was announced any more.
  private mutating func countChange(_ r: Int) {
    for side in 0..<attendees(r) {
      let party = attendee(r, side, seat[r]).party
      if partyChanges[party] >= fixed.changesAllowed[party] { value &-= fixed.excessCost }
      partyChanges[party] &+= 1
    }
  }

  /// An announced meeting is where it was announced.
  private mutating func uncountChange(_ r: Int) {
    for side in 0..<attendees(r) {
      let party = attendee(r, side, seat[r]).party
      partyChanges[party] &-= 1
      if partyChanges[party] >= fixed.changesAllowed[party] { value &+= fixed.excessCost }
    }
  }

  /// Adds to what a unit's day costs, and keeps the list of days that cost anything.
  @inline(__always)
  private mutating func charge(_ day: Int, _ idle: Int, _ moves: Int) {
    let amount = fixed.idleWeight &* idle &+ fixed.moveWeight &* moves
    if amount == 0 { return }
    let before = dayCost[day]
    let after = before &+ Int32(truncatingIfNeeded: amount)
    dayCost[day] = after
    if before == 0 {
      costlyPosition[day] = Int32(truncatingIfNeeded: costlyCount)
      costly[costlyCount] = Int32(truncatingIfNeeded: day)
      costlyCount &+= 1
    } else if after == 0 {
      costlyCount &-= 1
      let moved = costly[costlyCount]
      costly[Int(costlyPosition[day])] = moved
      costlyPosition[Int(moved)] = costlyPosition[day]
    }
  }

  @inline(__always)
  private mutating func takeTable(
    _ r: Int, room: Int, t: Int, k: Int, day: Int, length: Int
  ) {
    let tables = fixed.roomTables[room]
    for i in 0..<length {
      let cell = room &* fixed.slots &+ t &+ i
      let used = roomUsed[cell]
      let base = Int(fixed.roomBase[room]) &+ (t &+ i) &* Int(tables)
      roomList[base &+ Int(used)] = Int32(truncatingIfNeeded: r)
      roomPosition[r &* fixed.longest &+ i] = used
      roomUsed[cell] = used &+ 1
      if used &+ 1 == tables {
        roomFree[room &* fixed.days &+ day] &= ~(1 &<< UInt64(k &+ i))
      }
    }
  }

  @inline(__always)
  private mutating func leaveTable(
    _ r: Int, room: Int, t: Int, k: Int, day: Int, length: Int
  ) {
    let tables = fixed.roomTables[room]
    for i in 0..<length {
      let cell = room &* fixed.slots &+ t &+ i
      let used = roomUsed[cell]
      let base = Int(fixed.roomBase[room]) &+ (t &+ i) &* Int(tables)
      let position = roomPosition[r &* fixed.longest &+ i]
      let moved = roomList[base &+ Int(used) &- 1]
      roomList[base &+ Int(position)] = moved
      let offset = t &+ i &- Int(seat[Int(moved)].slot)
      roomPosition[Int(moved) &* fixed.longest &+ offset] = position
      roomUsed[cell] = used &- 1
      roomFree[room &* fixed.days &+ day] |= 1 &<< UInt64(k &+ i)
    }
  }

  @inline(__always)
  private mutating func takeInterpreter(
    _ r: Int, _ g: Int, t: Int, day: Int, length: Int, span: UInt64
  ) {
    let bit: UInt64 = 1 &<< UInt64(g & 63)
    for i in 0..<length {
      staffAt[g &* fixed.slots &+ t &+ i] = Int32(truncatingIfNeeded: r)
      staffFree[(t &+ i) &* fixed.words &+ (g &>> 6)] &= ~bit
    }
    staffOccupied[g &* fixed.days &+ day] |= span
    staffDayCount[g &* fixed.days &+ day] &+= 1
    if staffDayCount[g &* fixed.days &+ day] == fixed.staffDayCap[g] {
      staffBelowCap[day &* fixed.words &+ (g &>> 6)] &= ~bit
    }
  }

  @inline(__always)
  private mutating func leaveInterpreter(
    _ g: Int, t: Int, day: Int, length: Int, span: UInt64
  ) {
    let bit: UInt64 = 1 &<< UInt64(g & 63)
    for i in 0..<length {
      staffAt[g &* fixed.slots &+ t &+ i] = -1
      staffFree[(t &+ i) &* fixed.words &+ (g &>> 6)] |= bit
    }
    staffOccupied[g &* fixed.days &+ day] &= ~span
    staffDayCount[g &* fixed.days &+ day] &-= 1
    staffBelowCap[day &* fixed.words &+ (g &>> 6)] |= bit
  }

  /// Takes a request out of the search: it stays as it is.
  mutating func freeze(_ r: Int) {
    if seat[r].slot < 0 { forgetUnplaced(r) }
    fixed.isLocked[r] = true
  }

  private mutating func rememberUnplaced(_ r: Int) {
    if fixed.isLocked[r] { return }
    unplacedPosition[r] = Int32(truncatingIfNeeded: unplacedCount)
    unplaced[unplacedCount] = Int32(truncatingIfNeeded: r)
    unplacedCount &+= 1
  }

  private mutating func forgetUnplaced(_ r: Int) {
    if fixed.isLocked[r] { return }
    let position = Int(unplacedPosition[r])
    unplacedCount &-= 1
    let moved = unplaced[unplacedCount]
    unplaced[position] = moved
    unplacedPosition[Int(moved)] = Int32(truncatingIfNeeded: position)
    unplacedPosition[r] = -1
  }
}

extension FlatProblem {
  /// The seat of a placement.
  func seat(of placement: Placement) -> Seat {
    Seat(
      slot: Int32(placement.slot),
      room: Int32(room(hall: placement.hall, tableClass: placement.tableClass)),
      interpreter: Int32(placement.interpreter ?? -1), teamA: Int32(placement.teamA),
      teamB: Int32(placement.teamB), guests: Seat.packed(placement.guestTeams))
  }

  /// The placement of a request on a seat.
  func placement(of request: Int, on seat: Seat) -> Placement {
    let room = Int(seat.room)
    return Placement(
      request: request, slot: Int(seat.slot), hall: roomHall[room],
      tableClass: tableClass(ofRoom: room),
      interpreter: seat.interpreter < 0 ? nil : Int(seat.interpreter), teamA: Int(seat.teamA),
      teamB: Int(seat.teamB),
      guestTeams: problem.requests[request].guests.indices.map {
        Int((seat.guests >> UInt64(10 * $0)) & 1023)
      })
  }
}
