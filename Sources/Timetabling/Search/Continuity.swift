/// Lets interpreters stay with the teams they were with, where nothing else depends on it.
///
/// Two meetings of the same length that begin in one slot and one hall may exchange their
/// interpreters without changing anybody's hours or ways. Such exchanges are made as long as they
/// save handovers, in a fixed order; no tier of the score changes.
struct Continuity {
  private let flat: FlatProblem
  private var seats: [Seat]
  /// The interpreted meetings of each team's day, in order, as requests.
  private var days: [Int: [Int]] = [:]

  init(_ flat: FlatProblem, _ seats: [Seat]) {
    self.flat = flat
    self.seats = seats
    for r in seats.indices.sorted(by: { (seats[$0].slot, $0) < (seats[$1].slot, $1) })
    where seats[r].slot >= 0 && seats[r].interpreter >= 0 {
      for key in keys(r) { days[key, default: []].append(r) }
    }
  }

  /// The seats with fewer handovers; requests for which `isFixed` is true keep their interpreter.
  mutating func improved(isFixed: (Int) -> Bool, isCancelled: () -> Bool) -> [Seat] {
    var groups: [[Int]: [Int]] = [:]
    for r in seats.indices
    where seats[r].slot >= 0 && seats[r].interpreter >= 0 && !isFixed(r) {
      let hall = flat.roomHall[Int(seats[r].room)]
      groups[[Int(seats[r].slot), hall, flat.problem.requests[r].duration], default: []].append(r)
    }
    let ordered = groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    var isBetter = true
    while isBetter && !isCancelled() {
      isBetter = false
      for group in ordered where !isCancelled() {
        for (i, one) in group.enumerated() {
          for other in group[(i + 1)...] where exchange(one, other) { isBetter = true }
        }
      }
    }
    return seats
  }

  /// The days of the two teams of a placed request.
  private func keys(_ r: Int) -> [Int] {
    let request = flat.problem.requests[r]
    let day = flat.dayOf[Int(seats[r].slot)]
    return [
      (flat.firstUnit[request.a] + Int(seats[r].teamA)) * flat.dayCount + day,
      (flat.firstUnit[request.b] + Int(seats[r].teamB)) * flat.dayCount + day,
    ]
  }

  /// Exchanges the interpreters of two meetings if both suit and it saves a handover.
  private mutating func exchange(_ one: Int, _ other: Int) -> Bool {
    let g = seats[one].interpreter
    let h = seats[other].interpreter
    guard g != h, suits(h, one), suits(g, other) else { return false }
    let before = kept(one) + kept(other)
    seats[one].interpreter = h
    seats[other].interpreter = g
    if kept(one) + kept(other) > before { return true }
    seats[one].interpreter = g
    seats[other].interpreter = h
    return false
  }

  private func suits(_ g: Int32, _ r: Int) -> Bool {
    let need = flat.needs.kinds[flat.needs.kind[r]].languages
    let hall = flat.roomHall[Int(seats[r].room)]
    let word = (need * flat.hallCount + hall) * flat.staff.words + Int(g) / 64
    return flat.staff.suited[word] >> UInt64(g % 64) & 1 == 1
  }

  /// In how many of the meetings next to this one, of both its teams, its interpreter stays.
  private func kept(_ r: Int) -> Int {
    keys(r).reduce(0) { sum, key in
      let day = days[key] ?? []
      guard let i = day.firstIndex(of: r) else { return sum }
      let near = [i - 1, i + 1].filter(day.indices.contains)
      return sum + near.count { seats[day[$0]].interpreter == seats[r].interpreter }
    }
  }
}

extension Timetable {
  /// How often the interpreter changes between two successive interpreted meetings of a team's day.
  public func handovers(of problem: Problem) -> Int {
    let people = Dictionary(
      placements.map { ($0.request, $0.interpreter) }, uniquingKeysWith: { one, _ in one })
    return days(of: problem).values.reduce(0) { sum, stays in
      let interpreters = stays.compactMap { people[$0.request] ?? nil }
      return sum + zip(interpreters, interpreters.dropFirst()).count { $0 != $1 }
    }
  }
}
