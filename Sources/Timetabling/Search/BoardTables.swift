/// The fixed tables of a board, in plain memory: all indices come from a checked `Problem`.
struct BoardTables {
  let days: Int
  let slots: Int
  let halls: Int
  let words: Int
  /// The longest request, in slots.
  let longest: Int
  let idleWeight: Int
  let moveWeight: Int

  /// Day and minutes of slots; first slot of each day and the end; who follows without a break.
  let dayOf: UnsafeMutableBufferPointer<Int32>
  let dayStart: UnsafeMutableBufferPointer<Int32>
  let slotStart: UnsafeMutableBufferPointer<Int32>
  let slotEnd: UnsafeMutableBufferPointer<Int32>
  let adjacent: UnsafeMutableBufferPointer<UInt64>
  let travel: UnsafeMutableBufferPointer<Int32>

  /// Parties and their teams ("units").
  let available: UnsafeMutableBufferPointer<UInt64>
  let unitParty: UnsafeMutableBufferPointer<Int32>
  let firstUnit: UnsafeMutableBufferPointer<Int32>
  let teams: UnsafeMutableBufferPointer<Int32>
  let partyDayCap: UnsafeMutableBufferPointer<Int32>
  let guarantee: UnsafeMutableBufferPointer<Int32>
  /// Meetings sold to a party, and what filling one of them is worth to the search.
  let sold: UnsafeMutableBufferPointer<Int32>
  let soldWorth: Int
  /// Announced meetings of a party that may change, and what one more costs the search.
  let changesAllowed: UnsafeMutableBufferPointer<Int32>
  let excessCost: Int

  /// Requests; `need` is -1 without interpreter, `gain` what the search is paid for placing it.
  let partyA: UnsafeMutableBufferPointer<Int32>
  let partyB: UnsafeMutableBufferPointer<Int32>
  /// Guests of requests, and where those of each begin in the list.
  let guestStart: UnsafeMutableBufferPointer<Int32>
  let guests: UnsafeMutableBufferPointer<Int32>
  let weight: UnsafeMutableBufferPointer<Int32>
  let priority: UnsafeMutableBufferPointer<Int32>
  let duration: UnsafeMutableBufferPointer<Int32>
  let kind: UnsafeMutableBufferPointer<Int32>
  let need: UnsafeMutableBufferPointer<Int32>
  let starts: UnsafeMutableBufferPointer<UInt64>
  let isLocked: UnsafeMutableBufferPointer<Bool>
  let announcedSlot: UnsafeMutableBufferPointer<Int32>
  let announcedHall: UnsafeMutableBufferPointer<Int32>
  /// What leaving it where it was announced is worth to the search.
  let keepWorth: UnsafeMutableBufferPointer<Int32>

  /// Rooms, with the first entry of each in the list of meetings by room and slot.
  let roomHall: UnsafeMutableBufferPointer<Int32>
  let roomTables: UnsafeMutableBufferPointer<Int32>
  let roomBase: UnsafeMutableBufferPointer<Int32>
  let roomOpen: UnsafeMutableBufferPointer<UInt64>
  let kindRoomStart: UnsafeMutableBufferPointer<Int32>
  let kindRooms: UnsafeMutableBufferPointer<Int32>

  /// Interpreters.
  let suited: UnsafeMutableBufferPointer<UInt64>
  let staffWorking: UnsafeMutableBufferPointer<UInt64>
  let staffDayCap: UnsafeMutableBufferPointer<Int32>
  let staffDayMinutes: UnsafeMutableBufferPointer<Int32>
  let staffRowMinutes: UnsafeMutableBufferPointer<Int32>
  let staffHall: UnsafeMutableBufferPointer<Int32>
  let isSpecial: UnsafeMutableBufferPointer<Bool>

  init(_ flat: FlatProblem, arena: Arena) {
    let problem = flat.problem
    days = flat.dayCount
    slots = flat.slotCount
    halls = flat.hallCount
    words = flat.staff.words
    longest = flat.maxDuration
    idleWeight = problem.objective.idleWeight
    moveWeight = problem.objective.moveWeight

    dayOf = arena.buffer(flat.dayOf)
    dayStart = arena.buffer(flat.dayStart)
    slotStart = arena.buffer(problem.slots.map(\.start))
    slotEnd = arena.buffer(problem.slots.map(\.end))
    let following = flat.dayCount == 0 ? [] : BoardTables.adjacency(flat)
    adjacent = arena.buffer(following, filler: 0)
    travel = arena.buffer(problem.travel.flatMap { $0 })

    available = arena.buffer(flat.available, filler: 0)
    unitParty = arena.buffer(flat.unitParty)
    firstUnit = arena.buffer(flat.firstUnit)
    teams = arena.buffer(problem.parties.map(\.teams))
    partyDayCap = arena.buffer(flat.partyDayCap)
    guarantee = arena.buffer(problem.parties.map(\.guarantee))

    let requests = problem.requests
    partyA = arena.buffer(requests.map(\.a))
    partyB = arena.buffer(requests.map(\.b))
    var firstGuest = [0]
    for request in requests { firstGuest.append(firstGuest.last! + request.guests.count) }
    guestStart = arena.buffer(firstGuest)
    guests = arena.buffer(requests.flatMap(\.guests))
    weight = arena.buffer(requests.map(\.weight))
    priority = arena.buffer(BoardTables.priorities(requests))
    duration = arena.buffer(requests.map(\.duration))
    kind = arena.buffer(flat.needs.kind)
    need = arena.buffer(flat.needs.kind.map { flat.needs.kinds[$0].languages })
    starts = arena.buffer(flat.needs.starts, filler: 0)
    isLocked = arena.buffer(false, count: requests.count)
    for placement in problem.locked { isLocked[placement.request] = true }
    announcedSlot = arena.buffer(-1, count: requests.count)
    announcedHall = arena.buffer(-1, count: requests.count)
    for told in problem.announced {
      announcedSlot[told.request] = Int32(told.slot)
      announcedHall[told.request] = Int32(told.hall)
    }

    sold = arena.buffer(problem.parties.map(\.sold))
    let heaviest = BoardTables.heaviest(requests)
    soldWorth = 4 * heaviest
    changesAllowed = arena.buffer(BoardTables.changesAllowed(flat))
    excessCost =
      problem.objective.changesPerParty == nil
      ? 0 : 8 * heaviest + problem.objective.changePenalty
    let priority = priority
    keepWorth = arena.buffer(
      requests.indices.map { problem.objective.changePenalty + Int(priority[$0]) })

    roomHall = arena.buffer(flat.roomHall)
    roomTables = arena.buffer(flat.roomTables)
    var base: [Int] = []
    var next = 0
    for tables in flat.roomTables {
      base.append(next)
      next += tables * flat.slotCount
    }
    roomBase = arena.buffer(base + [next])
    roomOpen = arena.buffer(flat.roomOpen, filler: 0)
    var first = [0]
    for rooms in flat.needs.kindRooms { first.append(first[first.count - 1] + rooms.count) }
    kindRoomStart = arena.buffer(first)
    kindRooms = arena.buffer(flat.needs.kindRooms.flatMap { $0 })

    suited = arena.buffer(flat.staff.suited, filler: 0)
    staffWorking = arena.buffer(flat.staff.working, filler: 0)
    staffDayCap = arena.buffer(flat.staff.dayCap)
    staffDayMinutes = arena.buffer(flat.staff.dayMinutes)
    staffRowMinutes = arena.buffer(flat.staff.rowMinutes)
    staffHall = arena.buffer(flat.staff.hall)
    isSpecial = arena.buffer(flat.staff.isSpecial, filler: false)
  }

  /// For each day, the slots that the next one follows without a break.
  private static func adjacency(_ flat: FlatProblem) -> [UInt64] {
    (0..<flat.dayCount).map { day in
      var mask: UInt64 = 0
      for t in flat.dayStart[day]..<flat.dayStart[day + 1]
      where flat.problem.isAdjacent(after: t) {
        mask |= 1 << UInt64(t - flat.dayStart[day])
      }
      return mask
    }
  }

  /// Meetings of protocol rank are worth more to the search than any ordinary ones they displace.
  private static func priorities(_ requests: [Request]) -> [Int] {
    let heaviest = heaviest(requests)
    return requests.map {
      $0.rank == TableClass.everybody ? 0 : 8 * heaviest * (TableClass.everybody + 1 - $0.rank)
    }
  }

  /// The weight of the heaviest ordinary request.
  private static func heaviest(_ requests: [Request]) -> Int {
    requests.lazy.filter { $0.rank == TableClass.everybody }.map(\.weight).max() ?? 0
  }

  /// The limit of the objective, or the number of announced meetings that are impossible anyway.
  private static func changesAllowed(_ flat: FlatProblem) -> [Int] {
    let problem = flat.problem
    guard let limit = problem.objective.changesPerParty else {
      return [Int](repeating: Int.max, count: flat.partyCount)
    }
    var impossible = [Int](repeating: 0, count: flat.partyCount)
    for told in problem.announced {
      let day = flat.dayOf[told.slot]
      let starts = flat.needs.starts[told.request * flat.dayCount + day]
      guard starts >> UInt64(told.slot - flat.dayStart[day]) & 1 == 0 else { continue }
      for party in problem.requests[told.request].parties { impossible[party] += 1 }
    }
    return impossible.map { max($0, limit) }
  }
}
