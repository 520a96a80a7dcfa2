import Testing
import Timetabling

@Suite("Advice on capacity", .timeLimit(.minutes(1)))
struct AdviceTests {
  /// One hall of one table, four firms of one language, and one that needs an interpreter.
  private func scarce() throws -> Problem {
    var plain = PlainProblem()
    plain.halls = [Hall(tables: [TableClass(count: 4)])]
    plain.travel = [[0]]
    plain.slots = Array(plain.slots[0..<4])
    plain.parties = (0..<6).map { Party(languages: [$0 < 3 ? 0 : 1]) }
    plain.interpreters = [Interpreter(pairs: [LanguagePair(0, 1)], dailyCapMeetings: 2)]
    plain.requests = (0..<3).flatMap { a in (3..<6).map { Request(a: a, b: $0, weight: 2) } }
    return try plain.make()
  }

  @Test("The interpreter that is short is named, with what one more would place")
  func interpreter() throws {
    let problem = try scarce()
    let solution = Solver(problem, SolverOptions(stepLimit: 2_000)).solve()
    #expect(solution.score.placed == 2)
    let advisor = Advisor(
      problem, solution.timetable, certificate: solution.boundProof, steps: 2_000)
    let advice = try #require(try advisor.advise().first)
    #expect(advice.resource == .interpreter(like: 0))
    #expect(advice.day == 0)
    #expect(advice.bound == 4)
    #expect(advice.weight == 4)
    #expect(advice.wishes == 2)
    #expect(advice.price >= 4)
  }

  @Test("With one more, the old timetable still stands", arguments: 1...4)
  func adding(seed: UInt64) throws {
    var generator = RandomProblem(seed: seed)
    let problem = try generator.make()
    let solution = Solver(problem, SolverOptions(stepLimit: 500)).solve()
    let resources: [(CapacityAdvice.Resource, Int?)] = [
      (.interpreter(like: 0), 1), (.table(hall: 1, tableClass: 0), 0), (.team(party: 0), nil),
    ]
    for (resource, day) in resources {
      let more = try problem.adding(resource, day: day)
      #expect(solution.timetable.violations(of: more) == [])
    }
  }

  @Test("Where nothing is short there is no advice")
  func nothing() throws {
    let problem = try PlainProblem().make()
    let solution = Solver(problem, SolverOptions(stepLimit: 500)).solve()
    let advisor = Advisor(problem, solution.timetable, certificate: solution.boundProof)
    #expect(try advisor.advise() == [])
  }
}
