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

  @Test("Meetings of more than two parties keep every rule", arguments: 1...8)
  func guests(seed: UInt64) throws {
    var generator = RandomProblem(seed: seed)
    generator.guestShare = 0.4
    let problem = try generator.make()
    let solution = Solver(problem, SolverOptions(seed: seed, stepLimit: 2_000)).solve()
    #expect(solution.timetable.violations(of: problem) == [])
    #expect(solution.score == solution.timetable.score(of: problem))
    #expect(solution.score.value <= solution.bound)
    #expect(solution.boundProof.isProof(for: problem))
    let groups = solution.timetable.placements.filter {
      !problem.requests[$0.request].guests.isEmpty
    }
    #expect(!groups.isEmpty)
    for unplaced in solution.unplaced {
      guard let change = unplaced.replacement else { continue }
      let kept = solution.timetable.placements.filter { !change.dropped.contains($0.request) }
      #expect(Timetable(placements: kept + [change.placement]).violations(of: problem) == [])
    }
  }

  @Test("The bound is not below the best timetable found by trying everything", arguments: 1...12)
  func boundHolds(seed: UInt64) throws {
    var generator = RandomProblem(seed: seed)
    generator.days = 1
    generator.slotsPerDay = 3
    generator.parties = 4
    generator.requests = 4
    generator.interpreters = 1
    generator.guestShare = seed > 8 ? 0.5 : 0
    // Protocol meetings come first whatever they weigh, which trying everything does not know.
    if seed > 8 { generator.protocolShare = 0 }
    let problem = try generator.make()
    let solution = Solver(problem, SolverOptions(seed: seed, stepLimit: 5_000)).solve()
    var exhaustive = Exhaustive(problem)
    let best = exhaustive.largestValue()
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
    #expect(questions < 60, "it is to come back without more ado")
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

  @Test("A search by steps ends the same on one thread, on two, and again", arguments: 1...3)
  func threads(seed: UInt64) throws {
    var generator = RandomProblem(seed: seed)
    generator.requests = 80
    let problem = try generator.make()
    var options = SolverOptions(seed: seed, stepLimit: 2_000)
    let one = Solver(problem, options).solve()
    options.threads = 2
    let two = Solver(problem, options).solve()
    let again = Solver(problem, options).solve()
    #expect(one.timetable == two.timetable)
    #expect(two.timetable == again.timetable)
    #expect(one.steps == two.steps)
    options.chains = 1
    #expect(Solver(problem, options).solve().steps * 2 == one.steps)
  }

  @Test("So does one of medium size, in the whole solution and to the last step", arguments: 1...2)
  func threadsAtMediumSize(seed: UInt64) throws {
    var generator = RandomProblem(seed: seed)
    generator.days = 3
    generator.slotsPerDay = 16
    generator.parties = 120
    generator.interpreters = 12
    generator.requests = 900
    let problem = try generator.make()
    var options = SolverOptions(seed: seed, stepLimit: 6_000)
    let one = Solver(problem, options).solve()
    options.threads = 2
    let two = Solver(problem, options).solve()
    #expect(one.timetable == two.timetable)
    #expect(one.score == two.score)
    #expect(one.boundProof == two.boundProof)
    #expect(one.unplaced == two.unplaced)
    #expect(one.steps == two.steps)
    // Two chains, each in batches of 64 up to its limit.
    #expect(one.steps == 2 * 6_016)
  }

  @Test("A search that goes on from a timetable ends no worse")
  func warm() throws {
    var generator = RandomProblem(seed: 8)
    generator.requests = 80
    let problem = try generator.make()
    let options = SolverOptions(seed: 2, stepLimit: 1_000)
    let first = Solver(problem, options).solve()
    let second = Solver(problem, options).solve(from: first.timetable)
    #expect(second.timetable.violations(of: problem) == [])
    #expect(second.score >= first.score)
  }

  @Test("Sold meetings come before heavier ones")
  func sold() throws {
    var plain = PlainProblem()
    plain.slots = [Slot(day: 0, start: 600, end: 630)]
    plain.parties[3] = Party(languages: [0], sold: 1)
    plain.requests = [Request(a: 0, b: 1, weight: 9), Request(a: 0, b: 3, weight: 3)]
    let problem = try plain.make()
    let solution = Solver(problem, SolverOptions(stepLimit: 500)).solve()
    #expect(solution.timetable.placements.map(\.request) == [1])
  }

  @Test("An announced protocol meeting stays, however much its move would bring")
  func announcedProtocol() throws {
    var plain = PlainProblem()
    plain.slots = Array(plain.slots[0..<2])
    plain.requests = [
      Request(a: 0, b: 1, weight: 1, rank: 7), Request(a: 0, b: 3, weight: 90, allowedSlots: [0]),
    ]
    plain.announced = [Placement(request: 0, slot: 0, hall: 0)]
    let problem = try plain.make()
    let solution = Solver(problem, SolverOptions(stepLimit: 500)).solve()
    #expect(solution.timetable.placements.map(\.request) == [0])
    #expect(solution.score.changes == 0)
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

  @Test("Interpreters stay with a team where they can")
  func continuity() throws {
    var plain = PlainProblem()
    plain.slots = Array(plain.slots[0..<4])
    plain.halls = [Hall(tables: [TableClass(count: 2)])]
    plain.travel = [[0]]
    plain.parties = (0..<4).map { Party(languages: [$0 < 2 ? 0 : 1]) }
    plain.interpreters = (0..<2).map { _ in Interpreter(pairs: [LanguagePair(0, 1)]) }
    plain.requests = (0..<2).flatMap { a in (2..<4).map { Request(a: a, b: $0, weight: 1) } }
    let problem = try plain.make()
    for seed in 1...8 {
      let options = SolverOptions(seed: UInt64(seed), stepLimit: 500)
      let timetable = Solver(problem, options).solve().timetable
      #expect(timetable.violations(of: problem) == [])
      #expect(timetable.placements.count == 4)
      // Two rounds in which the partners change: an interpreter can stay with one side only.
      #expect(timetable.handovers(of: problem) == 2)
    }
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
