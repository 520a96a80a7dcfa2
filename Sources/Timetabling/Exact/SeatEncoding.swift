/// A problem as clauses: which request sits where, and which interpreter works when.
///
/// Some rules are left out: which of several teams walks, that one person stays for all slots of a long
/// meeting, minutes in a row. What is proved without them holds with them.
struct SeatEncoding {
  /// The most seats that are stated.
  static let most = 8_000

  /// One way to seat a request.
  struct Seat {
    let slot: Int
    let mode: RelaxationLayout.Mode
    let literal: Literal
  }

  let flat: FlatProblem
  let layout: RelaxationLayout
  var formula = Formula()
  /// The seats of each column of the relaxation.
  private(set) var seats: [[Seat]] = []
  /// For each column the slots where it can begin, with a literal that says that it does.
  private var starts: [[(slot: Int, literal: Literal)]] = []
  /// At `column * days + day`: it is held on that day.
  private(set) var heldOn: [Literal?] = []
  /// At `interpreter * slots + slot`: the person works then. Nothing where nobody could need it.
  private(set) var works: [Literal?]

  /// Nothing if there are too many seats.
  init?(_ flat: FlatProblem, _ layout: RelaxationLayout) {
    guard SeatEncoding.count(flat, layout) <= SeatEncoding.most else { return nil }
    self.flat = flat
    self.layout = layout
    works = [Literal?](repeating: nil, count: flat.interpreterCount * flat.slotCount)
    seats = layout.requests.indices.map { column in
      places(of: column).map { Seat(slot: $0, mode: $1, literal: formula.variable()) }
    }
    for column in seats.indices { hold(column) }
    let busy = Busy(self)
    limitParties(busy)
    limitTables(busy)
    limitInterpreters(busy)
  }

  /// The number of seats, quickly.
  private static func count(_ flat: FlatProblem, _ layout: RelaxationLayout) -> Int {
    layout.requests.indices.reduce(0) { sum, column in
      let r = Int(layout.requests[column])
      let starts = flat.needs.starts[(r * flat.dayCount)..<((r + 1) * flat.dayCount)]
      return sum + starts.reduce(0) { $0 + $1.nonzeroBitCount }
        * layout.kindModes[Int(layout.kind[column])].count
    }
  }

  private func places(of column: Int) -> [(slot: Int, mode: RelaxationLayout.Mode)] {
    let r = Int(layout.requests[column])
    let duration = Int(layout.duration[column])
    var all: [(slot: Int, mode: RelaxationLayout.Mode)] = []
    for day in 0..<flat.dayCount {
      for mode in layout.kindModes[Int(layout.kind[column])] {
        let open = Board.runs(flat.roomOpen[mode.room * flat.dayCount + day], duration)
        var starts = flat.needs.starts[r * flat.dayCount + day] & open
        while starts != 0 {
          all.append((flat.dayStart[day] + starts.trailingZeroBitCount, mode))
          starts &= starts - 1
        }
      }
    }
    return all
  }

  /// A request is held once, or not at all.
  private mutating func hold(_ column: Int) {
    let bySlot = Dictionary(grouping: seats[column], by: \.slot).sorted { $0.key < $1.key }
    let starts = bySlot.map { slot, seats in
      formula.atMostOne(seats.map(\.literal))
      return (slot: slot, literal: formula.any(seats.map(\.literal)))
    }
    formula.atMostOne(starts.map(\.literal))
    self.starts.append(starts)
    for day in 0..<flat.dayCount {
      let here = starts.filter { flat.dayOf[$0.slot] == day }.map(\.literal)
      heldOn.append(here.isEmpty ? nil : formula.any(here))
    }
  }

  // MARK: Limits

  /// At most so many of the literals.
  mutating func atMost(_ limit: Int, of literals: [Literal]) {
    if limit <= 0 {
      for literal in literals { formula.add(-literal) }
    } else if limit == 1 {
      formula.atMostOne(literals)
    } else if literals.count > limit {
      formula.add(-formula.counter(literals, cap: limit + 1, .up)[limit])
    }
  }

  /// Teams, caps, and the ways of those who have one team and no stand.
  private mutating func limitParties(_ busy: Busy) {
    let days = flat.dayCount
    var columns = [[Int]](repeating: [], count: flat.partyCount)
    for column in seats.indices {
      for party in flat.problem.requests[Int(layout.requests[column])].parties {
        columns[party].append(column)
      }
    }
    for party in 0..<flat.partyCount {
      let teams = flat.problem.parties[party].teams
      var there = [[Literal]](repeating: [], count: flat.slotCount)
      for column in columns[party] {
        for (slot, literal) in starts[column] {
          for t in slot..<(slot + Int(layout.duration[column])) { there[t].append(literal) }
        }
      }
      for (t, literals) in there.enumerated() {
        atMost(teams - busy.parties[party * flat.slotCount + t], of: literals)
      }
      for day in 0..<days {
        let held = columns[party].compactMap { heldOn[$0 * days + day] }
        let cap = layout.capacities.partyMeetings[party * days + day]
        if cap < held.count { atMost(cap, of: held) }
      }
      if teams == 1 && flat.ownHall[party] < 0 { walk(party, columns[party]) }
    }
  }

  /// No two meetings in halls that are too far apart for the time between them.
  private mutating func walk(_ party: Int, _ columns: [Int]) {
    let slots = flat.problem.slots
    let halls = flat.hallCount
    var there = [[Literal]](repeating: [], count: slots.count * halls)
    for column in columns {
      for seat in seats[column] {
        for t in seat.slot..<(seat.slot + Int(layout.duration[column])) {
          there[t * halls + flat.roomHall[seat.mode.room]].append(seat.literal)
        }
      }
    }
    var presence = there.map { $0.isEmpty ? nil : formula.any($0) }
    let fact = formula.variable()
    formula.add(fact)
    for placement in flat.problem.locked {
      let request = flat.problem.requests[placement.request]
      guard request.parties.contains(party) else { continue }
      for t in placement.slot..<(placement.slot + request.duration) {
        presence[t * halls + placement.hall] = fact
      }
    }
    for t in slots.indices {
      for later in slots.indices.dropFirst(t + 1) where slots[later].day == slots[t].day {
        let gap = slots[later].start - slots[t].end
        for v in 0..<halls {
          for w in 0..<halls where v != w && gap < flat.problem.travel[v][w] {
            if let one = presence[t * halls + v], let other = presence[later * halls + w] {
              formula.add(-one, -other)
            }
          }
        }
      }
    }
  }

  private mutating func limitTables(_ busy: Busy) {
    for (room, here) in seats(by: \.room, count: flat.roomCount).enumerated() {
      for (t, literals) in here.enumerated() {
        atMost(flat.roomTables[room] - busy.tables[room * flat.slotCount + t], of: literals)
      }
    }
  }

  /// The literals of the seats that take a room, or a type of interpreter, in each slot.
  private func seats(by part: (RelaxationLayout.Mode) -> Int, count: Int) -> [[[Literal]]] {
    var all = [[[Literal]]](
      repeating: [[Literal]](repeating: [], count: flat.slotCount), count: count)
    for column in seats.indices {
      for seat in seats[column] where part(seat.mode) >= 0 {
        for t in seat.slot..<(seat.slot + Int(layout.duration[column])) {
          all[part(seat.mode)][t].append(seat.literal)
        }
      }
    }
    return all
  }

  /// In every slot as many people of a type work as it has meetings, each within the day's limits.
  private mutating func limitInterpreters(_ busy: Busy) {
    for (type, here) in seats(by: \.type, count: layout.typeCount).enumerated() {
      let people = layout.typeOf.indices.filter { layout.typeOf[$0] == type }
      for (t, meetings) in here.enumerated() where !meetings.isEmpty {
        for g in people where !busy.interpreters[g * flat.slotCount + t] {
          works[g * flat.slotCount + t] = formula.variable()
        }
        match(meetings, people.compactMap { works[$0 * flat.slotCount + t] })
      }
    }
    for g in 0..<flat.interpreterCount {
      for day in 0..<flat.dayCount {
        let slots = work(of: g, on: day)
        let limit = workLimit(of: g, on: day)
        if limit < slots.count { atMost(limit, of: slots) }
      }
    }
  }

  /// As many of the ones as of the others.
  private mutating func match(_ meetings: [Literal], _ people: [Literal]) {
    let asked = formula.counter(meetings, cap: people.count + 1, .exact)
    let given = formula.counter(people, cap: people.count, .exact)
    if asked.count > people.count { formula.add(-asked[people.count]) }
    for (k, literal) in given.enumerated() {
      if k < asked.count {
        formula.add(-asked[k], literal)
        formula.add(asked[k], -literal)
      } else {
        formula.add(-literal)
      }
    }
  }

  /// The slots of a day in which a person can work beside what is locked.
  func work(of g: Int, on day: Int) -> [Literal] {
    (flat.dayStart[day]..<flat.dayStart[day + 1]).compactMap { works[g * flat.slotCount + $0] }
  }

  /// How many of these it may be; meetings are slots where none is longer.
  func workLimit(of g: Int, on day: Int) -> Int {
    let cell = g * flat.dayCount + day
    let slots = layout.capacities.interpreterSlots[cell]
    return flat.maxDuration > 1
      ? slots : min(slots, layout.capacities.interpreterMeetings[cell])
  }
}

/// Who is taken by locked meetings, or away.
private struct Busy {
  /// Teams of a party and tables of a room in a slot, at `element * slots + slot`.
  private(set) var parties: [Int]
  private(set) var tables: [Int]
  /// Whether an interpreter cannot work in a slot, at `interpreter * slots + slot`.
  private(set) var interpreters: [Bool]

  init(_ encoding: SeatEncoding) {
    let flat = encoding.flat
    let slots = flat.slotCount
    parties = [Int](repeating: 0, count: flat.partyCount * slots)
    tables = [Int](repeating: 0, count: flat.roomCount * slots)
    interpreters = [Bool](repeating: false, count: flat.interpreterCount * slots)
    for (g, person) in flat.problem.interpreters.enumerated() {
      for t in person.unavailable { interpreters[g * slots + t] = true }
    }
    for placement in flat.problem.locked {
      let request = flat.problem.requests[placement.request]
      let room = flat.room(hall: placement.hall, tableClass: placement.tableClass)
      for t in placement.slot..<(placement.slot + request.duration) {
        tables[room * slots + t] += 1
        for party in request.parties { parties[party * slots + t] += 1 }
        if let g = placement.interpreter { interpreters[g * slots + t] = true }
      }
    }
  }
}
