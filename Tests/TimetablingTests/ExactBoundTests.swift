import Testing
import Timetabling

@Suite("Exact bound", .timeLimit(.minutes(1)))
struct ExactBoundTests {
  @Test("What days cannot see is proved slot by slot")
  func slots() throws {
    // Both want the third party, which has two slots, and both are there in the first alone.
    var plain = PlainProblem()
    plain.slots = Array(plain.slots[0..<2])
    plain.parties = [
      Party(languages: [0], unavailable: [1]), Party(languages: [0], unavailable: [1]),
      Party(languages: [0]),
    ]
    plain.requests = [Request(a: 0, b: 2, weight: 5), Request(a: 1, b: 2, weight: 3)]
    let problem = try plain.make()
    let solution = Solver(problem, SolverOptions(stepLimit: 500)).solve()
    #expect(solution.score.weight == 5)
    #expect(solution.boundProof.bound == 8)
    #expect(solution.bound == 8, "the certificate's bound stays what its multipliers prove")
    #expect(solution.exactBound == 5)
    #expect(solution.optimal)
    #expect(solution.gap == 0)
    let options = SolverOptions(stepLimit: 500, isExact: false)
    #expect(Solver(problem, options).solve().exactBound == nil)
  }

  @Test("Ways between halls count")
  func walking() throws {
    var plain = PlainProblem()
    plain.slots = Array(plain.slots[0..<2])
    plain.parties = [
      Party(languages: [0]), Party(languages: [0], hall: 0), Party(languages: [0], hall: 1),
    ]
    plain.requests = [Request(a: 0, b: 1, weight: 4), Request(a: 0, b: 2, weight: 2)]
    let solution = Solver(try plain.make(), SolverOptions(stepLimit: 500)).solve()
    #expect(solution.boundProof.bound == 6)
    #expect(solution.exactBound == 4)
    #expect(solution.optimal)
  }

  @Test("It is never below the best timetable found by trying everything", arguments: 1...12)
  func holds(seed: UInt64) throws {
    var generator = RandomProblem(seed: seed)
    generator.days = 1
    generator.slotsPerDay = 3
    generator.parties = 4
    generator.requests = 4
    generator.interpreters = 1
    generator.protocolShare = 0
    generator.guestShare = seed > 8 ? 0.5 : 0
    let problem = try generator.make()
    let solution = Solver(problem, SolverOptions(seed: seed, stepLimit: 500)).solve()
    var exhaustive = Exhaustive(problem)
    let best = exhaustive.largestValue()
    #expect(solution.provenBound >= best)
    #expect(solution.provenBound <= solution.bound)
    #expect(solution.boundProof.isProof(for: problem))
  }

  @Test("With locked meetings and announced ones it holds too", arguments: 1...12)
  func locked(seed: UInt64) throws {
    var generator = RandomProblem(seed: seed)
    generator.days = 1
    generator.slotsPerDay = 4
    generator.parties = 5
    generator.requests = 7
    generator.interpreters = 2
    generator.protocolShare = 0
    let free = try generator.make()
    let first = Solver(free, SolverOptions(seed: seed, stepLimit: 500)).solve().timetable
    let problem = try Problem(
      slots: free.slots, halls: free.halls, travel: free.travel, parties: free.parties,
      interpreters: free.interpreters, requests: free.requests,
      locked: Array(first.placements.prefix(2)), announced: first.placements,
      objective: Objective(changePenalty: 1))
    let solution = Solver(problem, SolverOptions(seed: seed, stepLimit: 500)).solve()
    #expect(solution.provenBound >= solution.score.value)
    #expect(solution.provenBound >= first.score(of: problem).value)
    #expect(solution.boundProof.isProof(for: problem))
  }

  @Test("Who is on duty in a hall does not work while it is shut")
  func shutHall() throws {
    var plain = PlainProblem()
    plain.slots = Array(plain.slots[0..<2])
    plain.halls = [
      Hall(tables: [TableClass(count: 9)]), Hall(tables: [TableClass(count: 9, closed: [1])]),
    ]
    plain.parties = (0..<6).map { Party(languages: [$0 / 3]) }
    plain.interpreters = [Interpreter(pairs: [LanguagePair(0, 1)], hall: 1)]
    plain.requests = (0..<3).map { Request(a: $0, b: $0 + 3, weight: 2) }
    let problem = try plain.make()
    let solution = Solver(problem, SolverOptions(stepLimit: 500)).solve()
    #expect(solution.bound == 2)
    #expect(solution.score.weight == 2)
    #expect(solution.boundProof.isProof(for: problem))
  }
}
