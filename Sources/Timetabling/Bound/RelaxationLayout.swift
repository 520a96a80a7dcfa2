/// The day-level relaxation as arrays: one column for each request and day, and *modes*, the ways a
/// kind of request can be seated (which room, which type of interpreter).
///
/// Requests that are locked are no columns: their capacity is taken and their worth is a constant.
struct RelaxationLayout: Sendable {
  /// A way to seat one request of a kind: a room and, if it is interpreted, a type of interpreter.
  struct Mode: Sendable {
    let room: Int
    let type: Int
  }

  let days: Int
  let partyCount: Int
  /// The requests that are columns.
  let requests: [Int32]
  let partyA: [Int32]
  let partyB: [Int32]
  let kind: [Int32]
  let duration: [Int32]
  /// The worth of placing column `i` on day `d`, at `i * days + d`; negative where it cannot be.
  let worth: [Int32]
  /// The constant: what the locked placements are worth, less the penalty for all announced ones.
  let constant: Int
  let kindDuration: [Int]
  let kindModes: [[Mode]]
  /// The type of each interpreter, and capacities of types at `type * days + day`.
  let typeOf: [Int]
  let typeCount: Int
  let typeSlots: [Int]
  let typeMeetings: [Int]
  let capacities: Capacities

  init(_ flat: FlatProblem) {
    let problem = flat.problem
    let days = flat.dayCount
    self.days = days
    partyCount = flat.partyCount
    capacities = Capacities(problem)
    let types = InterpreterTypes(flat, capacities: capacities)
    typeOf = types.typeOf
    typeCount = types.count
    typeSlots = types.slots
    typeMeetings = types.meetings
    kindDuration = flat.needs.kinds.map(\.duration)
    kindModes = flat.needs.kinds.indices.map { kind in
      RelaxationLayout.modes(of: kind, flat, types: types)
    }
    let worth = WorthTable(flat)
    constant = worth.constant
    var columns: [Int32] = []
    var values: [Int32] = []
    for r in problem.requests.indices where !worth.isLocked[r] {
      guard !kindModes[flat.needs.kind[r]].isEmpty else { continue }
      let open = (0..<days).map { flat.needs.starts[r * days + $0] != 0 }
      guard open.contains(true) else { continue }
      columns.append(Int32(r))
      values += (0..<days).map { open[$0] ? Int32(worth.best(r, day: $0)) : -1 }
    }
    requests = columns
    self.worth = values
    partyA = columns.map { Int32(problem.requests[Int($0)].a) }
    partyB = columns.map { Int32(problem.requests[Int($0)].b) }
    kind = columns.map { Int32(flat.needs.kind[Int($0)]) }
    duration = columns.map { Int32(problem.requests[Int($0)].duration) }
  }

  private static func modes(
    of kind: Int, _ flat: FlatProblem, types: InterpreterTypes
  ) -> [Mode] {
    let languages = flat.needs.kinds[kind].languages
    var modes: [Mode] = []
    for room in flat.needs.kindRooms[kind] {
      if languages < 0 {
        modes.append(Mode(room: room, type: -1))
      } else {
        for type in 0..<types.count where types.suits(type, languages, flat.roomHall[room]) {
          modes.append(Mode(room: room, type: type))
        }
      }
    }
    return modes
  }
}

/// What placing a request is worth on each day, with the penalties for changing what was announced.
///
/// A timetable's value is `constant + sum of the worths of its placements`: dropping or moving an
/// announced meeting is charged beforehand, and keeping it pays the charge back, if its time is still
/// possible.
struct WorthTable: Sendable {
  let isLocked: [Bool]
  let constant: Int
  private let weight: [Int]
  private let announcedDay: [Int]
  private let penalty: Int

  init(_ flat: FlatProblem) {
    let problem = flat.problem
    var isLocked = [Bool](repeating: false, count: problem.requests.count)
    var announcedDay = [Int](repeating: -1, count: problem.requests.count)
    penalty = problem.objective.changePenalty
    weight = problem.requests.map(\.weight)
    for told in problem.announced {
      let day = flat.dayOf[told.slot]
      let starts = flat.needs.starts[told.request * flat.dayCount + day]
      let isPossible = starts >> UInt64(told.slot - flat.dayStart[day]) & 1 == 1
      if isPossible { announcedDay[told.request] = day }
    }
    var sum = 0
    for placement in problem.locked {
      isLocked[placement.request] = true
      sum += problem.requests[placement.request].weight
    }
    let changes = Timetable(placements: problem.locked).changes(to: problem.announced)
    constant = sum - penalty * changes
    self.isLocked = isLocked
    self.announcedDay = announcedDay
  }

  /// The most it can be worth on the day.
  func best(_ request: Int, day: Int) -> Int {
    weight[request] + (announcedDay[request] == day ? penalty : 0)
  }
}

/// Interpreters that suit the same needs in the same halls, taken together.
struct InterpreterTypes: Sendable {
  let typeOf: [Int]
  let count: Int
  let slots: [Int]
  let meetings: [Int]
  private let key: [[UInt64]]
  private let hallCount: Int

  init(_ flat: FlatProblem, capacities: Capacities) {
    let days = flat.dayCount
    let staff = flat.staff
    let groups = flat.needs.languageNeeds.count * flat.hallCount
    hallCount = flat.hallCount
    var numbers: [[UInt64]: Int] = [:]
    var keys: [[UInt64]] = []
    var typeOf: [Int] = []
    for g in 0..<flat.interpreterCount {
      var bits = [UInt64](repeating: 0, count: (groups + 63) / 64)
      for group in 0..<groups
      where staff.suited[group * staff.words + g / 64] >> UInt64(g % 64) & 1 == 1 {
        bits[group / 64] |= 1 << UInt64(group % 64)
      }
      let type = numbers[bits] ?? keys.count
      if type == keys.count {
        numbers[bits] = type
        keys.append(bits)
      }
      typeOf.append(type)
    }
    var slots = [Int](repeating: 0, count: keys.count * days)
    var meetings = slots
    for (g, type) in typeOf.enumerated() {
      for day in 0..<days {
        let slotsLeft = capacities.interpreterSlots[g * days + day]
        slots[type * days + day] += slotsLeft
        meetings[type * days + day] += min(
          capacities.interpreterMeetings[g * days + day], slotsLeft)
      }
    }
    self.typeOf = typeOf
    count = keys.count
    self.slots = slots
    self.meetings = meetings
    key = keys
  }

  /// Whether the people of a type suit a need in a hall.
  func suits(_ type: Int, _ need: Int, _ hall: Int) -> Bool {
    let group = need * hallCount + hall
    return key[type][group / 64] >> UInt64(group % 64) & 1 == 1
  }
}
