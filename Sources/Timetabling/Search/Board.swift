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
  var costlyCount = 0
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
  var unplacedCount: Int

  /// Weight with the pay for kept announcements and protocol ranks.
  var value = 0
  private(set) var idle = 0
  private(set) var moves = 0
  private(set) var unfairness = 0

  /// Tier 2.
  var cost: Int {
    flat.problem.objective.idleWeight * idle + flat.problem.objective.moveWeight * moves
  }
  /// What a change of hall costs the search, which need not be what it costs in tier 2.
  var moveWeight: Int
  /// Tier 2 as the search weighs it.
  var energy: Int { fixed.idleWeight &* idle &+ moveWeight &* moves }

  init(_ flat: FlatProblem) {
    let arena = Arena()
    self.arena = arena
    self.flat = flat
    fixed = BoardTables(flat, arena: arena)
    moveWeight = fixed.moveWeight
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
}
