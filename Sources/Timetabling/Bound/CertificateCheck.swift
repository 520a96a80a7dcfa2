/// The exact check of a certificate, from the problem alone: integers only, no code of the solver.
extension BoundCertificate {
  /// The bound that the multipliers prove for the problem, or `nil` when they do not fit it (wrong
  /// sizes, a negative multiplier, numbers too large to add).
  ///
  /// It is computed anew; compare it with `bound`.
  public func provenBound(for problem: Problem) -> Int? {
    let days = problem.days
    let rooms = problem.halls.flatMap(\.tables).count
    guard scale > 0, partySlots.count == problem.parties.count * days,
      partyMeetings.count == problem.parties.count * days, tables.count == rooms * days,
      interpreterSlots.count == problem.interpreters.count * days,
      interpreterMeetings.count == problem.interpreters.count * days
    else { return nil }
    let largest = 1_000_000 * scale
    let all = [partySlots, partyMeetings, tables, interpreterSlots, interpreterMeetings]
    guard scale <= 1_000_000, all.joined().allSatisfy({ (0...largest).contains($0) }) else {
      return nil
    }
    let capacities = Capacities(problem)
    var total = constant(of: problem) * scale
    let terms = [
      (partySlots, capacities.partySlots), (partyMeetings, capacities.partyMeetings),
      (tables, capacities.tables), (interpreterSlots, capacities.interpreterSlots),
      (interpreterMeetings, capacities.interpreterMeetings),
    ]
    for (prices, amounts) in terms {
      for (price, amount) in zip(prices, amounts) where price > 0 {
        let (product, overflow) = price.multipliedReportingOverflow(by: amount)
        if overflow { return nil }
        total += product
      }
    }
    let locked = Set(problem.locked.map(\.request))
    let announced = Dictionary(
      problem.announced.filter { isPossible($0, problem) }
        .map { ($0.request, problem.slots[$0.slot].day) },
      uniquingKeysWith: { one, _ in one })
    var seats: [SeatKey: Int?] = [:]
    for (r, request) in problem.requests.enumerated() where !locked.contains(r) {
      var best = 0
      for day in 0..<days {
        let key = SeatKey(problem, request, day: day)
        let seat = seats[key] ?? cheapestSeat(problem, request, day: day)
        seats[key] = seat
        guard let seat else { continue }
        guard canStart(problem, request, day: day) else { continue }
        let bonus = announced[r] == day ? problem.objective.changePenalty : 0
        var due = seat
        for party in [request.a, request.b] {
          due += request.duration * partySlots[party * days + day]
          due += partyMeetings[party * days + day]
        }
        best = max(best, (request.weight + bonus) * scale - due)
      }
      total += best
    }
    return BoundCertificate.floorDivide(total, by: scale)
  }

  /// What the price of a seat depends on.
  private struct SeatKey: Hashable {
    let day: Int
    let hallA: Int?
    let hallB: Int?
    let rank: Int
    let duration: Int
    let pairs: Set<LanguagePair>?
    let sector: Int?

    init(_ problem: Problem, _ request: Request, day: Int) {
      self.day = day
      hallA = problem.parties[request.a].hall
      hallB = problem.parties[request.b].hall
      rank = request.rank
      duration = request.duration
      pairs = problem.needsInterpreter(request) ? problem.pairs(for: request) : nil
      sector = request.sector
    }
  }

  /// What locked placements are worth, less the penalty for the announced ones not among them.
  private func constant(of problem: Problem) -> Int {
    let weight = problem.locked.reduce(0) { $0 + problem.requests[$1.request].weight }
    let kept = Dictionary(
      problem.locked.map { ($0.request, $0) }, uniquingKeysWith: { one, _ in one })
    let changed = problem.announced.count { told in
      kept[told.request].map { $0.slot != told.slot || $0.hall != told.hall } ?? true
    }
    return weight - problem.objective.changePenalty * changed
  }

  /// The least price of a table, and an interpreter if needed, in one hall; `nil` if there is none.
  private func cheapestSeat(_ problem: Problem, _ request: Request, day: Int) -> Int? {
    let days = problem.days
    let interpreted = problem.needsInterpreter(request)
    let own = [problem.parties[request.a].hall, problem.parties[request.b].hall].compactMap { $0 }
    var cheapest: Int?
    var room = 0
    for (h, hall) in problem.halls.enumerated() {
      let person = interpreted ? cheapestPerson(problem, request, hall: h, day: day) : 0
      for table in hall.tables {
        defer { room += 1 }
        guard let person, table.maxRank >= request.rank, own.allSatisfy({ $0 == h }) else {
          continue
        }
        let price = request.duration * tables[room * days + day] + person
        cheapest = min(cheapest ?? price, price)
      }
    }
    return cheapest
  }

  private func cheapestPerson(
    _ problem: Problem, _ request: Request, hall: Int, day: Int
  ) -> Int? {
    let days = problem.days
    return problem.interpreters.indices
      .filter { problem.suits($0, request: request, hall: hall) }
      .map {
        request.duration * interpreterSlots[$0 * days + day]
          + interpreterMeetings[$0 * days + day]
      }
      .min()
  }

  /// Whether the two parties have a common stretch long enough on the day.
  private func canStart(_ problem: Problem, _ request: Request, day: Int) -> Bool {
    problem.slots.indices.contains { first in
      problem.slots[first].day == day && canStart(problem, request, at: first)
    }
  }

  /// Whether an announced placement can be kept, as far as its time goes.
  private func isPossible(_ told: Placement, _ problem: Problem) -> Bool {
    canStart(problem, problem.requests[told.request], at: told.slot)
  }

  private func canStart(_ problem: Problem, _ request: Request, at first: Int) -> Bool {
    let a = problem.parties[request.a].unavailable
    let b = problem.parties[request.b].unavailable
    guard let span = problem.span(from: first, duration: request.duration) else { return false }
    return span.allSatisfy { t in
      t >= problem.notBefore && !a.contains(t) && !b.contains(t)
        && request.allowedSlots?.contains(t) != false
    }
  }
}
