import Testing
import Timetabling

@Suite("Solver", .timeLimit(.minutes(1)))
struct SolverTests {
  @Test(
    "Timetables break no rule, score what they say, and stay under a proven bound",
    arguments: 1...12)
  func feasible(seed: UInt64) throws {
    var generator = RandomProblem(seed: seed)
    let problem = try generator.make()
    let solution = Solver(problem, SolverOptions(seed: seed, stepLimit: 1_000)).solve()
    #expect(solution.timetable.violations(of: problem) == [])
    #expect(solution.score == solution.timetable.score(of: problem))
    #expect(solution.score.value <= solution.bound)
    #expect(solution.boundProof.provenBound(for: problem) == solution.bound)
    #expect(solution.score.placed + solution.unplaced.count == problem.requests.count)
    #expect(solution.score.placed > 0)
  }

  @Test("The bound is not below the best timetable found by trying everything", arguments: 1...8)
  func boundHolds(seed: UInt64) throws {
    var generator = RandomProblem(seed: seed)
    generator.days = 1
    generator.slotsPerDay = 3
    generator.parties = 4
    generator.requests = 4
    generator.interpreters = 1
    let problem = try generator.make()
    let solution = Solver(problem, SolverOptions(seed: seed, stepLimit: 500)).solve()
    var exhaustive = Exhaustive(problem)
    let best = exhaustive.largestWeight()
    #expect(solution.bound >= best)
    #expect(solution.score.weight == best)
  }

  @Test("The same seed and steps give the same timetable, other seeds others")
  func deterministic() throws {
    var generator = RandomProblem(seed: 5)
    generator.requests = 80
    let problem = try generator.make()
    let options = SolverOptions(seed: 9, stepLimit: 500)
    let one = Solver(problem, options).solve()
    let two = Solver(problem, options).solve()
    let other = Solver(problem, SolverOptions(seed: 10, stepLimit: 500)).solve()
    #expect(one.timetable == two.timetable)
    #expect(one.boundProof == two.boundProof)
    #expect(one.timetable != other.timetable)
  }

  @Test("A cancelled run returns a feasible timetable")
  func cancelled() throws {
    var generator = RandomProblem(seed: 3)
    let problem = try generator.make()
    var questions = 0
    let solution = Solver(problem, SolverOptions(timeLimit: .seconds(3600))).solve(isCancelled: {
      questions += 1
      return questions > 40
    })
    #expect(solution.timetable.violations(of: problem) == [])
  }

  @Test("Locked placements stand exactly as given")
  func locked() throws {
    var plain = PlainProblem()
    plain.locked = [
      Placement(request: 0, slot: 6, hall: 1), Placement(request: 2, slot: 1, hall: 0),
    ]
    let problem = try plain.make()
    let solution = Solver(problem, SolverOptions(stepLimit: 500)).solve()
    #expect(Set(plain.locked).isSubset(of: solution.timetable.placements))
    #expect(solution.score.weight == 10)
    #expect(solution.optimal)
  }

  @Test("A protocol meeting displaces heavier ordinary ones")
  func rank() throws {
    var plain = PlainProblem()
    plain.slots = [Slot(day: 0, start: 600, end: 630)]
    plain.requests = [
      Request(a: 0, b: 1, weight: 100), Request(a: 0, b: 3, weight: 1, rank: 6),
    ]
    let problem = try plain.make()
    let solution = Solver(problem, SolverOptions(stepLimit: 500)).solve()
    #expect(solution.timetable.placements.map(\.request) == [1])
  }

  @Test("Announced meetings stay where they are unless the gain pays for the change")
  func announced() throws {
    var plain = PlainProblem()
    plain.announced = [Placement(request: 0, slot: 5, hall: 1)]
    plain.objective = Objective(changePenalty: 2)
    let problem = try plain.make()
    let solution = Solver(problem, SolverOptions(stepLimit: 500)).solve()
    #expect(solution.score.changes == 0)
    #expect(solution.score.value == 10)
    #expect(solution.timetable.placements.contains { $0.request == 0 && $0.slot == 5 })
  }

  @Test("Nothing to do is done at once")
  func empty() throws {
    let problem = try Problem(slots: [], halls: [], travel: [], parties: [], requests: [])
    let solution = Solver(problem).solve()
    #expect(solution.timetable.placements == [])
    #expect(solution.bound == 0)
    #expect(solution.optimal)
  }
}
