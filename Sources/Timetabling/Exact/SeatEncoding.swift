/// A problem as clauses: which request sits where, and which interpreter works when.
///
/// One rule is left out, which of several teams walks where, and stated only where a solution breaks it
/// (`TeamRules`). What is proved without it holds with it.
struct SeatEncoding {
  /// The most seats that are stated.
  static let most = 8_000

  /// One way to seat a request.
  struct Seat {
    let slot: Int
    let mode: RelaxationLayout.Mode
    let literal: Literal

    /// The slots that it takes.
    func slots(_ duration: Int32) -> Range<Int> { slot..<(slot + Int(duration)) }
  }

  let flat: FlatProblem
  let layout: RelaxationLayout
  var formula: Formula
  /// The seats of each column of the relaxation.
  let seats: [[Seat]]
  /// For each column the slots where it can begin, with a literal that says that it does.
  private var starts: [[(slot: Int, literal: Literal)]] = []
  /// At `column * days + day`: it is held on that day.
  private(set) var heldOn: [Literal?] = []
  let interpreters: EncodedInterpreters
  /// The columns of each party.
  let columns: [[Int]]
  private let announced: [Int: Placement]

  /// Nothing if there are too many seats, or if `isStopped`, asked again and again, says so.
  init?(
    _ flat: FlatProblem, _ layout: RelaxationLayout,
    isStopped: @escaping () -> Bool = { false }
  ) {
    guard SeatEncoding.count(flat, layout) <= SeatEncoding.most else { return nil }
    self.flat = flat
    self.layout = layout
    let use = LockedUse(flat)
    var formula = Formula(isStopped: isStopped)
    let seats = layout.requests.indices.map { column in
      SeatEncoding.places(of: column, flat, layout).map {
        Seat(slot: $0, mode: $1, literal: formula.variable())
      }
    }
    interpreters = EncodedInterpreters(flat, layout, seats, use, &formula)
    var columns = [[Int]](repeating: [], count: flat.partyCount)
    for (column, r) in layout.requests.enumerated() {
      for party in flat.problem.requests[Int(r)].parties { columns[party].append(column) }
    }
    self.columns = columns
    announced = Dictionary(
      flat.problem.announced.map { ($0.request, $0) }, uniquingKeysWith: { one, _ in one })
    self.formula = formula
    self.seats = seats
    for column in seats.indices where !self.formula.isGivenUp { hold(column) }
    if self.formula.isGivenUp { return nil }
    limitParties(use)
    limitTables(use)
    if self.formula.isGivenUp { return nil }
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

  /// Whether a request would be held in the slot and hall that were announced.
  func isAsAnnounced(_ seat: Seat, of request: Int) -> Bool {
    guard let told = announced[request] else { return false }
    return told.slot == seat.slot && told.hall == flat.roomHall[seat.mode.room]
  }

  private static func places(
    of column: Int, _ flat: FlatProblem, _ layout: RelaxationLayout
  ) -> [(slot: Int, mode: RelaxationLayout.Mode)] {
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

  /// Teams, caps, and the ways of those who have one team and no stand.
  private mutating func limitParties(_ use: LockedUse) {
    let days = flat.dayCount
    for party in 0..<flat.partyCount {
      let teams = flat.problem.parties[party].teams
      var there = [[Literal]](repeating: [], count: flat.slotCount)
      for column in columns[party] {
        for (slot, literal) in starts[column] {
          for t in slot..<(slot + Int(layout.duration[column])) { there[t].append(literal) }
        }
      }
      for (t, literals) in there.enumerated() {
        formula.atMost(teams - use.parties[party * flat.slotCount + t], of: literals)
      }
      for day in 0..<days {
        let held = columns[party].compactMap { heldOn[$0 * days + day] }
        let cap = layout.capacities.partyMeetings[party * days + day]
        if cap < held.count { formula.atMost(cap, of: held) }
      }
      if teams == 1 && flat.ownHall[party] < 0 { walk(party) }
    }
  }

  /// No two meetings in halls that are too far apart for the time between them.
  private mutating func walk(_ party: Int) {
    let slots = flat.problem.slots
    let halls = flat.hallCount
    var there = [[Literal]](repeating: [], count: slots.count * halls)
    for column in columns[party] {
      for seat in seats[column] {
        for t in seat.slots(layout.duration[column]) {
          there[t * halls + flat.roomHall[seat.mode.room]].append(seat.literal)
        }
      }
    }
    var presence = there.map { $0.isEmpty ? nil : formula.any($0) }
    for placement in flat.problem.locked
    where flat.problem.requests[placement.request].parties.contains(party) {
      for t in flat.problem.slots(of: placement) {
        presence[t * halls + placement.hall] = formula.fact
      }
    }
    formula.forbidWalks(presence, flat.problem)
  }

  private mutating func limitTables(_ use: LockedUse) {
    var taken = [[Literal]](repeating: [], count: flat.roomCount * flat.slotCount)
    for column in seats.indices {
      for seat in seats[column] {
        for t in seat.slots(layout.duration[column]) {
          taken[seat.mode.room * flat.slotCount + t].append(seat.literal)
        }
      }
    }
    for (cell, literals) in taken.enumerated() {
      let tables = flat.roomTables[cell / flat.slotCount]
      formula.atMost(tables - use.tables[cell], of: literals)
    }
  }
}

extension Formula {
  /// Of two places that are too far apart for the time between them only one is visited; `presence` has
  /// a literal at `slot * halls + hall` where that can be.
  mutating func forbidWalks(_ presence: [Literal?], _ problem: Problem) {
    let halls = problem.halls.count
    for t in problem.slots.indices {
      for later in problem.slots.indices.dropFirst(t + 1)
      where problem.slots[later].day == problem.slots[t].day {
        for v in 0..<halls {
          for w in 0..<halls where problem.isTooFar((t, v), (later, w)) {
            if let one = presence[t * halls + v], let other = presence[later * halls + w] {
              add(-one, -other)
            }
          }
        }
      }
    }
  }
}

extension Problem {
  /// Whether nobody can be in a hall in one slot and in another hall in a later one of the same day.
  func isTooFar(_ one: (slot: Int, hall: Int), _ later: (slot: Int, hall: Int)) -> Bool {
    one.hall != later.hall && slots[one.slot].day == slots[later.slot].day
      && slots[later.slot].start - slots[one.slot].end < travel[one.hall][later.hall]
  }
}
