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

  @Test("Two threads give the same timetable every time, and none worse than one thread's")
  func threads() throws {
    var generator = RandomProblem(seed: 6)
    let problem = try generator.make()
    let options = SolverOptions(seed: 2, stepLimit: 300, threads: 2)
    let one = Solver(problem, options).solve()
    let two = Solver(problem, options).solve()
    let single = Solver(problem, SolverOptions(seed: 2, stepLimit: 300)).solve()
    #expect(one.timetable == two.timetable)
    #expect(one.steps == 2 * single.steps)
    #expect(one.score >= single.score)
  }

  @Test("After a firm drops out, only what it touches changes", arguments: 1...4)
  func dropOut(seed: UInt64) throws {
    var generator = RandomProblem(seed: seed)
    generator.requests = 30
    generator.protocolShare = 0
    let before = try generator.make()
    let told = Solver(before, SolverOptions(seed: seed, stepLimit: 300)).solve().timetable
    let gone = before.requests[told.placements[0].request].a
    var parties = before.parties
    let lost = parties[gone]
    parties[gone] = Party(
      teams: lost.teams, languages: lost.languages, unavailable: Array(before.slots.indices),
      dailyCap: lost.dailyCap, hall: lost.hall)
    let after = try Problem(
      slots: before.slots, halls: before.halls, travel: before.travel, parties: parties,
      interpreters: before.interpreters, requests: before.requests,
      announced: told.placements, objective: Objective(changePenalty: 50))
    let solution = Solver(after, SolverOptions(seed: seed, stepLimit: 300)).solve()
    let lostMeetings = told.placements.count {
      before.requests[$0.request].a == gone || before.requests[$0.request].b == gone
    }
    #expect(solution.timetable.violations(of: after) == [])
    #expect(solution.score.changes == lostMeetings)
    #expect(solution.boundProof.provenBound(for: after) == solution.bound)
    #expect(solution.score.value <= solution.bound)
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
