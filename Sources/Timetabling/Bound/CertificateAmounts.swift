/// What there is of everything that a certificate prices, counted slot by slot for its check.
///
/// Indices are `element * days + day`. Nobody has more meetings than slots, cap or none.
struct CertificateAmounts {
  private(set) var partySlots: [Int]
  private(set) var partyMeetings: [Int]
  private(set) var tables: [Int]
  private(set) var interpreterSlots: [Int]
  private(set) var interpreterMeetings: [Int]
  /// What locked placements are worth, less the penalty for announced ones not among them.
  private(set) var constant = 0
  private(set) var isLocked: [Bool]

  init(_ problem: Problem) {
    let days = problem.days
    func each<Element>(_ all: [Element], _ amount: (Element, Int) -> Int) -> [Int] {
      all.flatMap { element in (0..<days).map { amount(element, $0) } }
    }
    func open(_ day: Int, without away: [Int]) -> [Int] {
      let away = Set(away)
      return problem.slots.indices.filter { t in
        problem.slots[t].day == day && t >= problem.notBefore && !away.contains(t)
      }
    }
    // Where no table stands open nobody meets, be they at their stand or on duty there.
    func reachable(_ day: Int, from hall: Int?, without away: [Int]) -> [Int] {
      let halls = hall.map { [problem.halls[$0]] } ?? problem.halls
      let tables = halls.flatMap(\.tables).filter { $0.count > 0 }
      return open(day, without: away).filter { t in tables.contains { !$0.closed.contains(t) } }
    }
    partySlots = each(problem.parties) { party, day in
      party.teams * reachable(day, from: party.hall, without: party.unavailable).count
    }
    partyMeetings = each(problem.parties) { party, _ in party.dailyCap ?? .max }
    tables = each(problem.halls.flatMap(\.tables)) {
      $0.count * open($1, without: $0.closed).count
    }
    interpreterSlots = each(problem.interpreters) { person, day in
      let open = reachable(day, from: person.hall, without: person.unavailable)
      return CertificateAmounts.work(of: person, in: open, problem)
    }
    interpreterMeetings = each(problem.interpreters) { person, _ in
      person.dailyCapMeetings ?? .max
    }
    isLocked = [Bool](repeating: false, count: problem.requests.count)
    for placement in problem.locked { take(placement, problem) }
    partyMeetings = zip(partyMeetings, partySlots).map(min)
    interpreterMeetings = zip(interpreterMeetings, interpreterSlots).map(min)
    let kept = Dictionary(
      problem.locked.map { ($0.request, $0) }, uniquingKeysWith: { one, _ in one })
    let changed = problem.announced.count { told in
      guard let here = kept[told.request] else { return true }
      return here.slot != told.slot || here.hall != told.hall
    }
    constant -= problem.objective.changePenalty * changed
  }

  private mutating func take(_ placement: Placement, _ problem: Problem) {
    let request = problem.requests[placement.request]
    let day = problem.slots[placement.slot].day
    let last = placement.slot + request.duration
    let slots = max(0, last - max(placement.slot, problem.notBefore))
    constant += request.weight
    isLocked[placement.request] = true
    for party in request.parties {
      partySlots[party * problem.days + day] -= slots
      partyMeetings[party * problem.days + day] -= 1
    }
    let before = problem.halls[..<placement.hall].map(\.tables.count).reduce(0, +)
    tables[(before + placement.tableClass) * problem.days + day] -= slots
    guard let g = placement.interpreter else { return }
    let cell = g * problem.days + day
    // Work before the first open slot is overlooked above: what is left may be more, never less.
    interpreterSlots[cell] = max(0, interpreterSlots[cell] - slots)
    interpreterMeetings[cell] -= 1
  }

  /// The most of the open slots of a day that a person may work within the minutes of the day, and
  /// within those in a row; each of the two alone.
  private static func work(of person: Interpreter, in open: [Int], _ problem: Problem) -> Int {
    var most = open.count
    if let limit = person.maxMinutesPerDay {
      var left = limit
      let lengths = open.map { problem.slots[$0].minutes }.sorted()
      most = lengths.count { length in
        left -= length
        return left >= 0
      }
    }
    guard let limit = person.maxConsecutiveMinutes else { return most }
    // For every length of the row that ends here, the most slots worked so far.
    var best = [0: 0]
    for (i, t) in open.enumerated() {
      let isJoined = i > 0 && open[i - 1] == t - 1 && problem.isAdjacent(after: t - 1)
      var next = [0: best.values.max() ?? 0]
      for (row, count) in best {
        let minutes = (isJoined ? row : 0) + problem.slots[t].minutes
        if minutes <= limit { next[minutes] = max(next[minutes] ?? 0, count + 1) }
      }
      best = next
    }
    return min(most, best.values.max() ?? 0)
  }
}
