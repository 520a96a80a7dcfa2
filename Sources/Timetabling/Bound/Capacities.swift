/// What is left of every scarce thing on each day once the locked placements stand.
///
/// All arrays are indexed `element * days + day`. Past slots (before `notBefore`) count for nothing.
struct Capacities: Sendable {
  /// Slots of a party's teams.
  var partySlots: [Int]
  /// Meetings of a party (`Int.max` without a cap).
  var partyMeetings: [Int]
  /// Table slots of a class, classes numbered through the halls.
  var tables: [Int]
  /// Slots of an interpreter, with minutes per day and in a row respected.
  var interpreterSlots: [Int]
  /// Meetings of an interpreter (`Int.max` without a cap).
  var interpreterMeetings: [Int]

  init(_ problem: Problem) {
    let days = problem.days
    let open = problem.notBefore..<problem.slots.count
    var perDay = [Int](repeating: 0, count: days)
    for t in open { perDay[problem.slots[t].day] += 1 }
    func slotsLeft(_ away: [Int]) -> [Int] {
      var left = perDay
      for t in Set(away) where open.contains(t) { left[problem.slots[t].day] -= 1 }
      return left
    }
    let shut = ShutHalls(problem)
    partySlots = problem.parties.flatMap { party in
      slotsLeft(party.unavailable + shut.slots(of: party.hall)).map { $0 * party.teams }
    }
    partyMeetings = problem.parties.flatMap { party in
      [Int](repeating: party.dailyCap ?? Int.max, count: days)
    }
    tables = problem.halls.flatMap(\.tables).flatMap { tables in
      slotsLeft(tables.closed).map { $0 * tables.count }
    }
    interpreterSlots = problem.interpreters.flatMap { person in
      let away = Set(person.unavailable + shut.slots(of: person.hall))
      return (0..<days).map { Capacities.workSlots(of: person, away: away, day: $0, problem) }
    }
    interpreterMeetings = problem.interpreters.flatMap { person in
      [Int](repeating: person.dailyCapMeetings ?? Int.max, count: days)
    }
    for placement in problem.locked { take(placement, problem) }
  }

  private mutating func take(_ placement: Placement, _ problem: Problem) {
    let request = problem.requests[placement.request]
    let days = problem.days
    let day = problem.slots[placement.slot].day
    let room =
      problem.halls[..<placement.hall].reduce(0) { $0 + $1.tables.count } + placement.tableClass
    let span = placement.slot..<(placement.slot + request.duration)
    let slots = span.count { $0 >= problem.notBefore }
    for party in request.parties {
      partySlots[party * days + day] -= slots
      if partyMeetings[party * days + day] < Int.max { partyMeetings[party * days + day] -= 1 }
    }
    tables[room * days + day] -= slots
    guard let g = placement.interpreter else { return }
    // `workSlots` overlooks what was worked before `notBefore`: more than there is, never less.
    interpreterSlots[g * days + day] = max(0, interpreterSlots[g * days + day] - slots)
    if interpreterMeetings[g * days + day] < Int.max { interpreterMeetings[g * days + day] -= 1 }
  }

  /// The most slots the person can work on a day: available, within the minutes of the day, and
  /// with no row longer than allowed.
  private static func workSlots(
    of person: Interpreter, away: Set<Int>, day: Int, _ problem: Problem
  ) -> Int {
    let today = problem.slots.indices.filter {
      $0 >= problem.notBefore && problem.slots[$0].day == day && !away.contains($0)
    }
    var most = today.count
    if let limit = person.maxMinutesPerDay {
      var minutes = 0
      let fitting = today.map { problem.slots[$0].minutes }.sorted().prefix { length in
        minutes += length
        return minutes <= limit
      }
      most = min(most, fitting.count)
    }
    if let limit = person.maxConsecutiveMinutes {
      most = min(most, mostInRows(today, limit: limit, problem))
    }
    return most
  }

  /// The most slots out of `today` that can be occupied with no row of more than `limit` minutes.
  private static func mostInRows(_ today: [Int], limit: Int, _ problem: Problem) -> Int {
    // best[i]: the most among the first i slots, the i-th one free or the end of a row.
    var best = [Int](repeating: 0, count: today.count + 1)
    var bestFree = best
    for i in 0..<today.count {
      bestFree[i + 1] = best[i]
      var minutes = 0
      var most = 0
      var j = i
      while true {
        minutes += problem.slots[today[j]].minutes
        if minutes > limit { break }
        let joined =
          j > 0 && today[j - 1] == today[j] - 1 && problem.isAdjacent(after: today[j] - 1)
        most = max(most, (joined ? bestFree[j] : best[j]) + i - j + 1)
        if !joined { break }
        j -= 1
      }
      best[i + 1] = max(bestFree[i + 1], most)
    }
    return best[today.count]
  }
}

/// The slots in which no table of a hall may be used: whoever can be in that hall alone, at a stand or
/// on duty, meets nobody then.
struct ShutHalls {
  private let hall: [[Int]]
  private let everywhere: [Int]

  init(_ problem: Problem) {
    hall = problem.halls.map { hall in
      let closed = hall.tables.filter { $0.count > 0 }.map { Set($0.closed) }
      return problem.slots.indices.filter { t in closed.allSatisfy { $0.contains(t) } }
    }
    let all = hall.map(Set.init)
    everywhere = problem.slots.indices.filter { t in all.allSatisfy { $0.contains(t) } }
  }

  /// The slots of one hall; without one, those in which all are shut.
  func slots(of hall: Int?) -> [Int] { hall.map { self.hall[$0] } ?? everywhere }
}
