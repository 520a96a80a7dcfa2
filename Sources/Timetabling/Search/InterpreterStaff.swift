/// The interpreters as bit sets: who suits which need in which hall, who works when.
struct InterpreterStaff: Sendable {
  /// Machine words in one set of interpreters.
  let words: Int
  /// Who suits, at `(need * halls + hall) * words + word`.
  let suited: [UInt64]
  /// Who is at work, at `slot * words + word`.
  let working: [UInt64]
  /// Availability by person, at `interpreter * days + day`.
  let available: [UInt64]
  /// Limits with `Int.max` for none.
  let dayCap: [Int]
  let dayMinutes: [Int]
  let rowMinutes: [Int]
  /// Whether minutes, rows or walking have to be looked at for this person.
  let isSpecial: [Bool]
  /// The station, -1 for none.
  let hall: [Int]

  init(_ problem: Problem, calendar: Calendar, needs: [RequestNeeds.Languages]) {
    let people = problem.interpreters
    let halls = problem.halls.count
    words = (people.count + 63) / 64
    var suited = [UInt64](repeating: 0, count: needs.count * halls * words)
    for (n, need) in needs.enumerated() {
      for (g, person) in people.enumerated() where InterpreterStaff.suits(person, need) {
        for h in 0..<halls where person.hall == nil || person.hall == h {
          suited[(n * halls + h) * words + g / 64] |= 1 << UInt64(g % 64)
        }
      }
    }
    self.suited = suited
    available = people.flatMap { calendar.masks(without: $0.unavailable) }
    var working = [UInt64](repeating: 0, count: problem.slots.count * words)
    for (t, slot) in problem.slots.enumerated() {
      let bit = UInt64(t - calendar.dayStart[slot.day])
      for g in people.indices where available[g * problem.days + slot.day] >> bit & 1 == 1 {
        working[t * words + g / 64] |= 1 << UInt64(g % 64)
      }
    }
    self.working = working
    dayCap = people.map { $0.dailyCapMeetings ?? Int.max }
    dayMinutes = people.map { $0.maxMinutesPerDay ?? Int.max }
    rowMinutes = people.map { $0.maxConsecutiveMinutes ?? Int.max }
    hall = people.map { $0.hall ?? -1 }
    isSpecial = people.map {
      $0.maxMinutesPerDay != nil || $0.maxConsecutiveMinutes != nil
        || ($0.hall == nil && halls > 1)
    }
  }

  private static func suits(_ person: Interpreter, _ need: RequestNeeds.Languages) -> Bool {
    if need.cleared && !person.vipCleared { return false }
    if let sector = need.sector, let sectors = person.sectors, !sectors.contains(sector) {
      return false
    }
    return person.pairs.contains(where: need.pairs.contains)
  }
}
