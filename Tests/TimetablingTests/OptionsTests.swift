import Testing
import Timetabling

@Suite("Slot options", .timeLimit(.minutes(1)))
struct OptionsTests {
  @Test("Every green slot takes the request, and no red one does", arguments: 1...6)
  func honest(seed: UInt64) throws {
    var generator = RandomProblem(seed: seed)
    generator.requests = 60
    generator.guestShare = seed > 4 ? 0.3 : 0
    let problem = try generator.make()
    let solution = Solver(problem, SolverOptions(seed: seed, stepLimit: 500)).solve()
    var explainer = Explainer(problem, solution.timetable)
    for r in problem.requests.indices {
      let others = solution.timetable.placements.filter { $0.request != r }
      let options = explainer.options(for: r)
      #expect(options.map(\.slot) == Array(problem.slots.indices))
      for option in options {
        #expect((option.placement == nil) == (option.obstacle != nil))
        if let placement = option.placement {
          let changed = Timetable(placements: others + [placement])
          #expect(changed.violations(of: problem) == [])
          #expect(placement.slot == option.slot)
          let cost =
            changed.score(of: problem).cost
            - Timetable(placements: others).score(of: problem).cost
          #expect(option.cost == cost)
        }
      }
      let here = solution.timetable.placements.first { $0.request == r }
      if let here { #expect(options[here.slot].isOpen) }
    }
    #expect(explainer.options(for: 0) == explainer.options(for: 0))
  }

  @Test("A red slot is red: no placement there keeps the rules", arguments: 1...3)
  func complete(seed: UInt64) throws {
    var generator = RandomProblem(seed: seed)
    generator.days = 1
    generator.parties = 6
    generator.requests = 12
    generator.interpreters = 2
    let problem = try generator.make()
    let solution = Solver(problem, SolverOptions(seed: seed, stepLimit: 500)).solve()
    var explainer = Explainer(problem, solution.timetable)
    for r in problem.requests.indices {
      let others = solution.timetable.placements.filter { $0.request != r }
      let possible = Set(
        Exhaustive.candidates(r, of: problem).filter {
          Timetable(placements: others + [$0]).violations(of: problem).isEmpty
        }.map(\.slot))
      #expect(Set(explainer.options(for: r).filter(\.isOpen).map(\.slot)) == possible)
    }
  }

  @Test("Red slots say why")
  func reasons() throws {
    var plain = PlainProblem()
    plain.parties[1] = Party(languages: [0], unavailable: [5])
    plain.requests[0] = Request(a: 0, b: 1, weight: 3, allowedSlots: [1, 2, 3, 4, 5, 6])
    plain.requests[2] = Request(a: 1, b: 3, weight: 2, duration: 2)
    plain.notBefore = 1
    let problem = try plain.make()
    let timetable = Timetable(placements: [
      Placement(request: 1, slot: 2, hall: 0, interpreter: 0),
      Placement(request: 2, slot: 3, hall: 0),
    ])
    var explainer = Explainer(problem, Timetable(placements: [timetable.placements[0]]))
    let obstacles = explainer.options(for: 0).map(\.obstacle)
    #expect(
      obstacles == [
        .past, nil, .partyFull(party: 0), nil, nil, .away(party: 1), nil, .notAllowed,
      ])
    #expect(explainer.options(for: 2)[3].obstacle == .tooShort)
    #expect(explainer.options(for: 2)[4].obstacle == .away(party: 1))
  }
}
