/// Finds what one more of would place most: candidates by the multipliers of the bound, each verified
/// by solving the relaxation and searching again.
public struct Advisor: Sendable {
  private let problem: Problem
  private let timetable: Timetable
  private let certificate: BoundCertificate
  /// Search steps with one more of something, for each candidate.
  private let steps: Int

  /// Sets up a solved problem for questions.
  public init(
    _ problem: Problem, _ timetable: Timetable, certificate: BoundCertificate,
    steps: Int = 100_000
  ) {
    self.problem = problem
    self.timetable = timetable
    self.certificate = certificate
    self.steps = steps
  }

  /// The resources of which one more brings most, best first: of each kind of resource up to `most`
  /// are tried, and those that do not raise the bound are left out.
  ///
  /// It blocks for about a search of `steps` steps for each candidate. Returns what it has when
  /// `isCancelled` says so.
  public func advise(
    most: Int = 3, isCancelled: () -> Bool = { false }
  ) throws(ProblemError) -> [CapacityAdvice] {
    let base = Solver(problem, options).solve(from: timetable, isCancelled: isCancelled)
    var advice: [CapacityAdvice] = []
    for candidate in candidates(most) where !isCancelled() {
      let more = try problem.adding(candidate.resource, day: candidate.day)
      let found = Solver(more, options).solve(from: base.timetable, isCancelled: isCancelled)
      let gain = found.bound - min(base.bound, certificate.bound)
      guard gain > 0, !isCancelled() else { continue }
      advice.append(
        CapacityAdvice(
          resource: candidate.resource, day: candidate.day, price: candidate.price, bound: gain,
          weight: found.score.weight - base.score.weight,
          wishes: found.score.placed - base.score.placed))
    }
    return advice.sorted { ($0.weight, $0.bound, $0.price) > ($1.weight, $1.bound, $1.price) }
  }

  private var options: SolverOptions {
    SolverOptions(stepLimit: steps, chains: 1, explains: false, isExact: false)
  }

  /// A resource on a day and what its multipliers promise of one more.
  struct Candidate {
    let resource: CapacityAdvice.Resource
    let day: Int?
    let price: Double
  }

  /// The dearest of each kind of resource.
  func candidates(_ most: Int) -> [Candidate] {
    [interpreters(), tables(), teams()].flatMap { all in
      all.filter { $0.price > 0 }.sorted { $0.price > $1.price }.prefix(most)
    }
  }

  private func weight(_ price: Int) -> Double { Double(price) / Double(certificate.scale) }

  /// One of each sort of interpreter and day.
  private func interpreters() -> [Candidate] {
    var seen = Set<Interpreter>()
    return problem.interpreters.enumerated().flatMap { g, person -> [Candidate] in
      let sort = Interpreter(
        pairs: person.pairs, sectors: person.sectors, hall: person.hall,
        dailyCapMeetings: person.dailyCapMeetings, maxMinutesPerDay: person.maxMinutesPerDay,
        maxConsecutiveMinutes: person.maxConsecutiveMinutes, vipCleared: person.vipCleared)
      guard seen.insert(sort).inserted else { return [] }
      return (0..<problem.days).map { day in
        let cell = g * problem.days + day
        let slots = openSlots(day)
        let meetings = min(person.dailyCapMeetings ?? slots, slots)
        let price =
          certificate.interpreterSlots[cell] * slots
          + certificate.interpreterMeetings[cell] * meetings
        return Candidate(resource: .interpreter(like: g), day: day, price: weight(price))
      }
    }
  }

  private func tables() -> [Candidate] {
    var room = 0
    var all: [Candidate] = []
    for (h, hall) in problem.halls.enumerated() {
      for (k, tables) in hall.tables.enumerated() {
        for day in 0..<problem.days {
          let closed = tables.closed.count { problem.slots[$0].day == day }
          let price = certificate.tables[room * problem.days + day] * (openSlots(day) - closed)
          all.append(
            Candidate(resource: .table(hall: h, tableClass: k), day: day, price: weight(price)))
        }
        room += 1
      }
    }
    return all
  }

  private func teams() -> [Candidate] {
    problem.parties.enumerated().map { p, party in
      let price = (0..<problem.days).reduce(0) { sum, day in
        let away = party.unavailable.count { problem.slots[$0].day == day }
        return sum + certificate.partySlots[p * problem.days + day] * (openSlots(day) - away)
      }
      return Candidate(resource: .team(party: p), day: nil, price: weight(price))
    }
  }

  private func openSlots(_ day: Int) -> Int {
    problem.slots.indices.count { $0 >= problem.notBefore && problem.slots[$0].day == day }
  }
}
