import Testing

@testable import Timetabling

@Suite("Exact search", .timeLimit(.minutes(1)))
struct ExactSearchTests {
  @Test("It settles what trying everything finds", arguments: 1...20)
  func small(seed: UInt64) throws {
    try settles(try problem(seed))
  }

  @Test("With locked meetings, and announced ones that are dear to move", arguments: 1...18)
  func locked(seed: UInt64) throws {
    let free = try problem(seed)
    let told = Solver(free, SolverOptions(seed: seed, stepLimit: 300, isExact: false)).solve()
      .timetable
    try settles(
      try Problem(
        slots: free.slots, halls: free.halls, travel: free.travel, parties: free.parties,
        interpreters: free.interpreters, requests: free.requests,
        locked: Array(told.placements.prefix(2)), announced: told.placements.suffix(2),
        objective: Objective(changePenalty: seed % 3 == 0 ? 2 : 0)))
  }

  @Test("One of two teams cannot be in both halls at once")
  func teams() throws {
    // Three meetings, in one hall in the first slot and in the other in the second, for two teams.
    var plain = PlainProblem()
    plain.slots = Array(plain.slots[0..<2])
    plain.halls = [Hall(tables: [TableClass(count: 3)]), Hall(tables: [TableClass(count: 3)])]
    plain.parties = [Party(teams: 2, languages: [0])]
    plain.parties += (0..<2).map { _ in Party(languages: [0], unavailable: [1], hall: 0) }
    plain.parties += [Party(languages: [0], unavailable: [0], hall: 1)]
    plain.requests = (1...3).map { Request(a: 0, b: $0, weight: $0) }
    try settles(try plain.make(), at: 5)
  }

  @Test("A team that is settled walks itself")
  func settledTeam() throws {
    // The second team is locked in one hall early and late: in between, what is held in the other hall is
    // for the first one, which can hold one of two.
    var plain = PlainProblem()
    plain.slots = Array(plain.slots[0..<4])
    plain.halls = [Hall(tables: [TableClass(count: 3)]), Hall(tables: [TableClass(count: 3)])]
    plain.parties = [Party(teams: 2, languages: [0])]
    plain.parties += (0..<2).map { _ in Party(languages: [0], hall: 0) }
    plain.parties += (0..<2).map { _ in Party(languages: [0], unavailable: [0, 2, 3], hall: 1) }
    plain.requests = (1...4).map { Request(a: 0, b: $0, weight: $0) }
    plain.locked = [
      Placement(request: 0, slot: 0, hall: 0, teamA: 1),
      Placement(request: 1, slot: 2, hall: 0, teamA: 1),
    ]
    try settles(try plain.make(), at: 7)
  }

  @Test("A locked meeting takes one of the teams")
  func lockedTeam() throws {
    var plain = PlainProblem()
    plain.slots = Array(plain.slots[0..<2])
    plain.halls = [Hall(tables: [TableClass(count: 3)]), Hall(tables: [TableClass(count: 3)])]
    plain.parties = [Party(teams: 2, languages: [0]), Party(languages: [0], hall: 0)]
    plain.parties += (0..<2).map { _ in Party(languages: [0], unavailable: [0], hall: 1) }
    plain.requests = (1...3).map { Request(a: 0, b: $0, weight: $0) }
    plain.locked = [Placement(request: 0, slot: 0, hall: 0)]
    try settles(try plain.make(), at: 4)
  }

  @Test("One person stays for a long meeting")
  func longMeeting() throws {
    // Each of two people is away in one of the two slots.
    var plain = PlainProblem()
    plain.slots = Array(plain.slots[0..<2])
    plain.interpreters = [0, 1].map { t in
      Interpreter(pairs: [LanguagePair(0, 1)], unavailable: [t])
    }
    plain.requests = [
      Request(a: 0, b: 2, weight: 5, duration: 2), Request(a: 1, b: 2, weight: 1),
    ]
    try settles(try plain.make(), at: 1)
  }

  @Test("Nobody is in two long meetings at once")
  func overlap() throws {
    // The second person is there in the middle slot alone, where both meetings are on.
    var plain = PlainProblem()
    plain.slots = Array(plain.slots[0..<3])
    plain.interpreters = [[], [0, 2]].map {
      Interpreter(pairs: [LanguagePair(0, 1)], unavailable: $0)
    }
    plain.parties = (0..<4).map { Party(languages: [$0 % 2]) }
    plain.requests = [
      Request(a: 0, b: 1, weight: 3, duration: 2, allowedSlots: [0, 1]),
      Request(a: 2, b: 3, weight: 2, duration: 2, allowedSlots: [1, 2]),
    ]
    try settles(try plain.make(), at: 3)
  }

  @Test("Meetings of a day are counted whole, however long", arguments: [(1, 5), (2, 8), (3, 9)])
  func meetings(most: Int, best: Int) throws {
    var plain = PlainProblem()
    plain.slots = Array(plain.slots[0..<4])
    plain.interpreters = [Interpreter(pairs: [LanguagePair(0, 1)], dailyCapMeetings: most)]
    plain.parties = (0..<6).map { Party(languages: [$0 % 2]) }
    plain.requests = [
      Request(a: 0, b: 1, weight: 5, duration: 2), Request(a: 2, b: 3, weight: 3),
      Request(a: 4, b: 5, weight: 1),
    ]
    try settles(try plain.make(), at: best)
  }

  @Test("Minutes of a day are those of the slots used")
  func minutes() throws {
    // A short slot and a long one would do, but both meetings are for the long ones.
    var plain = PlainProblem()
    plain.slots = [(600, 630), (630, 690), (690, 750)].map { Slot(day: 0, start: $0, end: $1) }
    plain.interpreters = [Interpreter(pairs: [LanguagePair(0, 1)], maxMinutesPerDay: 90)]
    plain.parties = (0..<4).map { Party(languages: [$0 % 2]) }
    plain.requests = [
      Request(a: 0, b: 1, weight: 3, allowedSlots: [1, 2]),
      Request(a: 2, b: 3, weight: 2, allowedSlots: [1, 2]),
    ]
    try settles(try plain.make(), at: 3)
  }

  @Test("Minutes in a row are kept", arguments: [(60, 4), (120, 6)])
  func row(most: Int, best: Int) throws {
    var plain = PlainProblem()
    plain.slots = Array(plain.slots[0..<3])
    plain.interpreters = [Interpreter(pairs: [LanguagePair(0, 1)], maxConsecutiveMinutes: most)]
    plain.parties = (0..<6).map { Party(languages: [$0 % 2]) }
    plain.requests = (0..<3).map { Request(a: 2 * $0, b: 2 * $0 + 1, weight: 2) }
    try settles(try plain.make(), at: best)
  }

  // MARK: Helpers

  private func problem(_ seed: UInt64) throws -> Problem {
    var generator = RandomProblem(seed: seed)
    generator.days = 1
    generator.slotsPerDay = 3
    generator.parties = 4
    generator.protocolShare = 0
    generator.requests = 4
    generator.interpreters = 2
    generator.guestShare = seed % 4 == 0 ? 0.5 : 0
    return try generator.make()
  }

  @Test("Told to stop, a formula takes no more clauses, and its encoding is none")
  func stopped() throws {
    var questions = 0
    var formula = Formula {
      questions += 1
      return questions == 2
    }
    let literals = (0..<200).map { _ in formula.variable() }
    formula.atMost(100, of: literals)
    #expect(questions == 2)
    #expect(formula.isGivenUp)
    #expect(formula.clauses.count { $0 == 0 } == 2 * Formula.stride)
    var generator = RandomProblem(seed: 1)
    let flat = FlatProblem(try generator.make())
    let relaxation = Relaxation(RelaxationLayout(flat))
    let certificate = relaxation.certificate
    #expect(ExactSearch(flat, relaxation.layout, certificate) != nil)
    #expect(ExactSearch(flat, relaxation.layout, certificate) { true } == nil)
  }

  /// The bound comes down to what a timetable that keeps every rule reaches, and nothing is better.
  private func settles(_ problem: Problem, at expected: Int? = nil) throws {
    let flat = FlatProblem(problem)
    var relaxation = Relaxation(RelaxationLayout(flat))
    relaxation.advance(40) { false }
    let certificate = relaxation.certificate
    var search = try #require(ExactSearch(flat, relaxation.layout, certificate))
    let least = relaxation.layout.constant - 1
    let outcome = search.run(from: certificate.bound, downTo: least)
    let seats = try #require(outcome.seats)
    let free = seats.indices.filter { seats[$0].slot >= 0 }
      .map { flat.placement(of: $0, on: seats[$0]) }
    let timetable = Timetable(placements: problem.locked + free)
    #expect(timetable.violations(of: problem).isEmpty)
    let value = timetable.score(of: problem).value
    #expect(outcome.bound == value)
    if let expected { #expect(value == expected) }
    var exhaustive = Exhaustive(problem)
    #expect(exhaustive.largestValue(above: value) == value)
  }
}
