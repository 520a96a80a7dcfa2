/// What each request can be worth above the prices of a certificate, for its check.
struct CertificateSurplus {
  private let problem: Problem
  private let certificate: BoundCertificate
  /// The open slots of each party, slot by slot.
  private let isOpen: [[Bool]]
  private let announcedDay: [Int: Int]
  /// Parties that speak the same share a number.
  private let speech: [Int]
  /// The least price of a seat on each day, by what it depends on.
  private var seats: [Seating: [Int?]] = [:]

  init(_ problem: Problem, _ certificate: BoundCertificate) {
    self.problem = problem
    self.certificate = certificate
    let open = problem.parties.map { party in
      var open = problem.slots.indices.map { $0 >= problem.notBefore }
      for t in party.unavailable { open[t] = false }
      return open
    }
    isOpen = open
    var numbers: [[Int]: Int] = [:]
    speech = problem.parties.map { party in
      let number = numbers[party.languages] ?? numbers.count
      numbers[party.languages] = number
      return number
    }
    var days: [Int: Int] = [:]
    for told in problem.announced {
      let request = problem.requests[told.request]
      if CertificateSurplus.canStart(problem, request, at: told.slot, open) {
        days[told.request] = problem.slots[told.slot].day
      }
    }
    announcedDay = days
  }

  /// What the price of a seat depends on.
  private struct Seating: Hashable {
    let halls: [Int]
    let rank: Int
    let duration: Int
    let speeches: [Int]
    let interpretation: Request.Interpretation
    let sector: Int?
  }

  /// The most that the request is worth above its prices on any day, or 0.
  mutating func best(of r: Int) -> Int {
    let request = problem.requests[r]
    var best = 0
    let seats = seats(of: request)
    for day in 0..<problem.days {
      guard let seat = seats[day] else { continue }
      var due = seat
      for party in [request.a, request.b] {
        let cell = party * problem.days + day
        due += request.duration * certificate.partySlots[cell] + certificate.partyMeetings[cell]
      }
      let bonus = announcedDay[r] == day ? problem.objective.changePenalty : 0
      let surplus = (request.weight + bonus) * certificate.scale - due
      if surplus > best && canStart(request, on: day) { best = surplus }
    }
    return best
  }

  /// Whether the parties have a common stretch long enough on the day.
  private func canStart(_ request: Request, on day: Int) -> Bool {
    problem.slots.indices.contains { t in
      problem.slots[t].day == day
        && CertificateSurplus.canStart(problem, request, at: t, isOpen)
    }
  }

  private static func canStart(
    _ problem: Problem, _ request: Request, at first: Int, _ isOpen: [[Bool]]
  ) -> Bool {
    guard let span = problem.span(from: first, duration: request.duration) else { return false }
    return span.allSatisfy { t in
      request.parties.allSatisfy { isOpen[$0][t] } && request.allowedSlots?.contains(t) != false
    }
  }

  private mutating func seats(of request: Request) -> [Int?] {
    let key = Seating(
      halls: request.parties.compactMap { problem.parties[$0].hall }, rank: request.rank,
      duration: request.duration, speeches: [speech[request.a], speech[request.b]],
      interpretation: request.interpretation, sector: request.sector)
    if let known = seats[key] { return known }
    let found = cheapestSeats(request, own: Set(key.halls))
    seats[key] = found
    return found
  }

  /// For each day, the least price of a table, and of an interpreter if one is needed, in one hall.
  private func cheapestSeats(_ request: Request, own: Set<Int>) -> [Int?] {
    var cheapest = [Int?](repeating: nil, count: problem.days)
    let isInterpreted = problem.needsInterpreter(request)
    let pairs = problem.pairs(for: request)
    let people = problem.interpreters.indices.filter { isSuited($0, request, pairs) }
    var room = 0
    for (h, hall) in problem.halls.enumerated() {
      let here = people.filter { (problem.interpreters[$0].hall ?? h) == h }
      for table in hall.tables {
        defer { room += 1 }
        guard table.maxRank >= request.rank, own.isSubset(of: [h]), !own.isEmpty || !hall.isStand
        else { continue }
        for day in 0..<problem.days {
          let persons = isInterpreted ? here.map { price(of: $0, day, request.duration) }.min() : 0
          guard let persons else { continue }
          let due = request.duration * certificate.tables[room * problem.days + day] + persons
          cheapest[day] = min(cheapest[day] ?? due, due)
        }
      }
    }
    return cheapest
  }

  private func price(of g: Int, _ day: Int, _ duration: Int) -> Int {
    let cell = g * problem.days + day
    return duration * certificate.interpreterSlots[cell] + certificate.interpreterMeetings[cell]
  }

  private func isSuited(_ g: Int, _ request: Request, _ pairs: Set<LanguagePair>) -> Bool {
    let person = problem.interpreters[g]
    if request.rank <= Request.vipRank && !person.vipCleared { return false }
    if let sector = request.sector, let sectors = person.sectors, !sectors.contains(sector) {
      return false
    }
    return person.pairs.contains(where: pairs.contains)
  }
}
