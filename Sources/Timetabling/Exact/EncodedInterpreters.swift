/// Who interprets, as clauses: in every slot and hall as many people of a type as it has meetings
/// there, each within the rules of their day.
///
/// Who takes which of the meetings of one slot is left open, for they are alike; only of a meeting
/// that is longer it is said who takes it, for that person stays.
struct EncodedInterpreters {
  /// Who can take a long meeting, with a literal that says who does.
  typealias Taker = (person: Int, literal: Literal)

  private let flat: FlatProblem
  private let layout: RelaxationLayout
  private let seats: [[SeatEncoding.Seat]]
  private let use: LockedUse
  /// At `interpreter * slots + slot`: the person works then. Nothing where nobody could need it.
  private(set) var works: [Literal?]
  /// At `(interpreter * slots + slot) * halls + hall`: the person works there then.
  private(set) var stays: [Literal?]
  /// For each column who may take it, if it is longer than one slot.
  private(set) var takers: [[Taker]]

  init(
    _ flat: FlatProblem, _ layout: RelaxationLayout, _ seats: [[SeatEncoding.Seat]],
    _ use: LockedUse, _ formula: inout Formula
  ) {
    self.flat = flat
    self.layout = layout
    self.seats = seats
    self.use = use
    works = [Literal?](repeating: nil, count: flat.interpreterCount * flat.slotCount)
    stays = [Literal?](
      repeating: nil, count: flat.interpreterCount * flat.slotCount * flat.hallCount)
    takers = [[Taker]](repeating: [], count: seats.count)
    for type in 0..<layout.typeCount { match(type, &formula) }
    for g in 0..<flat.interpreterCount { stayOnce(g, &formula) }
    for column in seats.indices where layout.duration[column] > 1 { name(column, &formula) }
    for g in 0..<flat.interpreterCount {
      takeOne(g, &formula)
      limitDays(g, &formula)
      limitRows(g, &formula)
      walk(g, &formula)
    }
  }

  /// Who takes each column that a solution holds, by column; -1 where nobody is needed.
  func people(for held: [SeatEncoding.Seat?], isTrue: (Literal) -> Bool) -> [Int] {
    var people = [Int](repeating: -1, count: held.count)
    var taken = Set<Int>()
    func take(_ column: Int, _ seat: SeatEncoding.Seat, _ person: Int?) {
      guard let person else { return }
      people[column] = person
      for t in seat.slots(layout.duration[column]) { taken.insert(person * flat.slotCount + t) }
    }
    for (column, seat) in held.enumerated() {
      guard let seat, !takers[column].isEmpty else { continue }
      take(column, seat, takers[column].first { isTrue($0.literal) }?.person)
    }
    for (column, seat) in held.enumerated() {
      guard let seat, seat.mode.type >= 0, takers[column].isEmpty else { continue }
      let hall = flat.roomHall[seat.mode.room]
      take(
        column, seat,
        layout.typeOf.indices.first { g in
          let cell = g * flat.slotCount + seat.slot
          return layout.typeOf[g] == seat.mode.type && !taken.contains(cell)
            && stays[cell * flat.hallCount + hall].map(isTrue) ?? false
        })
    }
    return people
  }

  /// The slots of a day in which a person can work beside what is locked.
  func work(of g: Int, on day: Int) -> [Literal] {
    slots(of: day).compactMap { works[g * flat.slotCount + $0] }
  }

  private func slots(of day: Int) -> Range<Int> { flat.dayStart[day]..<flat.dayStart[day + 1] }

  // MARK: Who is where

  /// In every slot and hall as many people of the type are at work as it has meetings.
  private mutating func match(_ type: Int, _ formula: inout Formula) {
    let halls = flat.hallCount
    var meetings = [[Literal]](repeating: [], count: flat.slotCount * halls)
    for (column, seats) in seats.enumerated() {
      for seat in seats where seat.mode.type == type {
        for t in seat.slots(layout.duration[column]) {
          meetings[t * halls + flat.roomHall[seat.mode.room]].append(seat.literal)
        }
      }
    }
    let people = layout.typeOf.indices.filter { layout.typeOf[$0] == type }
    for (cell, here) in meetings.enumerated() where !here.isEmpty {
      let free = people.filter { !use.interpreters[$0 * flat.slotCount + cell / halls] }
      let literals = free.map { _ in formula.variable() }
      for (g, literal) in zip(free, literals) {
        stays[g * flat.slotCount * halls + cell] = literal
      }
      formula.equal(here, literals)
    }
  }

  /// A person is in one hall at a time.
  private mutating func stayOnce(_ g: Int, _ formula: inout Formula) {
    for t in 0..<flat.slotCount {
      let cell = g * flat.slotCount + t
      let here = stays[(cell * flat.hallCount)..<((cell + 1) * flat.hallCount)].compactMap(\.self)
      formula.atMostOne(here)
      if !here.isEmpty { works[cell] = formula.any(here) }
    }
  }

  // MARK: Long meetings

  /// One person takes a long meeting, and is there as long as it lasts.
  private mutating func name(_ column: Int, _ formula: inout Formula) {
    let types = Set(seats[column].map(\.mode.type)).filter { $0 >= 0 }
    guard !types.isEmpty else { return }
    let people = layout.typeOf.indices.filter { types.contains(layout.typeOf[$0]) }
    takers[column] = people.map { ($0, formula.variable()) }
    formula.atMostOne(takers[column].map(\.literal))
    for seat in seats[column] where seat.mode.type >= 0 {
      let able = takers[column].filter { layout.typeOf[$0.person] == seat.mode.type }
      formula.add([-seat.literal] + able.map(\.literal))
      for (g, literal) in able {
        for t in seat.slots(layout.duration[column]) {
          let cell = (g * flat.slotCount + t) * flat.hallCount + flat.roomHall[seat.mode.room]
          formula.add([-seat.literal, -literal] + [stays[cell]].compactMap(\.self))
        }
      }
    }
  }

  /// The long meetings that a person can take, with the literal that says so.
  private func longMeetings(of g: Int) -> [(column: Int, taken: Literal)] {
    takers.enumerated().flatMap { column, takers in
      takers.filter { $0.person == g }.map { (column, $0.literal) }
    }
  }

  /// The literals of a column's seats, interpreted by a person's type, that occupy all these slots.
  private func occupying(_ slots: Range<Int>, _ column: Int, _ g: Int) -> [Literal] {
    seats[column].filter { seat in
      let taken = seat.slots(layout.duration[column])
      return seat.mode.type == layout.typeOf[g] && taken.lowerBound <= slots.lowerBound
        && taken.upperBound >= slots.upperBound
    }.map(\.literal)
  }

  /// Nobody takes two long meetings at a time.
  private func takeOne(_ g: Int, _ formula: inout Formula) {
    let long = longMeetings(of: g)
    guard long.count > 1 else { return }
    for t in 0..<flat.slotCount {
      var here: [Literal] = []
      for (column, taken) in long {
        let there = occupying(t..<(t + 1), column, g)
        guard !there.isEmpty else { continue }
        let takes = formula.variable()
        for literal in there { formula.add(-literal, -taken, takes) }
        here.append(takes)
      }
      formula.atMostOne(here)
    }
  }

  // MARK: The rules of a day

  /// Slots, minutes and meetings of a day.
  private func limitDays(_ g: Int, _ formula: inout Formula) {
    let person = flat.problem.interpreters[g]
    for day in 0..<flat.dayCount {
      let slots = work(of: g, on: day)
      formula.atMost(workLimit(of: g, on: day), of: slots)
      if let most = person.maxMinutesPerDay { limitMinutes(most, g, day, &formula) }
      guard flat.maxDuration > 1, person.dailyCapMeetings != nil else { continue }
      let cap = layout.capacities.interpreterMeetings[g * flat.dayCount + day]
      formula.atMost(cap, of: beginnings(g, day, &formula))
    }
  }

  /// How many slots it may be; meetings are slots where none is longer.
  func workLimit(of g: Int, on day: Int) -> Int {
    let cell = g * flat.dayCount + day
    let slots = layout.capacities.interpreterSlots[cell]
    return flat.maxDuration > 1
      ? slots : min(slots, layout.capacities.interpreterMeetings[cell])
  }

  private func limitMinutes(_ most: Int, _ g: Int, _ day: Int, _ formula: inout Formula) {
    let today = slots(of: day)
    let unit = today.map { flat.problem.slots[$0].minutes }.greatestCommonDivisor
    guard unit > 0 else { return }
    let left = today.filter { use.isWorking(g, $0) }
      .reduce(most) { $0 - flat.problem.slots[$1].minutes }
    let minutes = today.flatMap { t in
      let units = flat.problem.slots[t].minutes / unit
      return works[g * flat.slotCount + t].map { [Literal](repeating: $0, count: units) } ?? []
    }
    formula.atMost(max(0, left) / unit, of: minutes)
  }

  /// For each slot of a day a literal that says that the person begins a meeting, true at least where
  /// that is so, and free where a long meeting goes on.
  private func beginnings(_ g: Int, _ day: Int, _ formula: inout Formula) -> [Literal] {
    let long = longMeetings(of: g)
    return slots(of: day).compactMap { t in
      guard let works = works[g * flat.slotCount + t] else { return nil }
      let begins = formula.variable()
      var clause = [-works, begins]
      for (column, taken) in long where t > flat.dayStart[day] {
        let there = occupying((t - 1)..<(t + 1), column, g)
        guard !there.isEmpty else { continue }
        let goesOn = formula.variable()
        formula.add(-goesOn, taken)
        formula.add([-goesOn] + there)
        clause.append(goesOn)
      }
      formula.add(clause)
      return begins
    }
  }

  /// No row of adjacent slots is longer than allowed.
  private func limitRows(_ g: Int, _ formula: inout Formula) {
    guard let most = flat.problem.interpreters[g].maxConsecutiveMinutes else { return }
    for start in 0..<flat.slotCount {
      var minutes = 0
      var row: [Literal] = []
      for t in start..<flat.slotCount {
        if t > start && !flat.problem.isAdjacent(after: t - 1) { break }
        if let works = works[g * flat.slotCount + t] {
          row.append(-works)
        } else if !use.isWorking(g, t) {
          break
        }
        minutes += flat.problem.slots[t].minutes
        guard minutes > most else { continue }
        formula.add(row)
        break
      }
    }
  }

  /// Who has no station walks from hall to hall.
  private func walk(_ g: Int, _ formula: inout Formula) {
    guard flat.problem.interpreters[g].hall == nil else { return }
    let cells = flat.slotCount * flat.hallCount
    var presence = Array(stays[(g * cells)..<((g + 1) * cells)])
    for placement in flat.problem.locked where placement.interpreter == g {
      for t in flat.problem.slots(of: placement) {
        presence[t * flat.hallCount + placement.hall] = formula.fact
      }
    }
    formula.forbidWalks(presence, flat.problem)
  }
}
