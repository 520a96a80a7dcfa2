import Testing
import Timetabling

@Suite("Explanations", .timeLimit(.minutes(1)))
struct ExplainerTests {
  @Test(
    "Every start slot has one reason, and the named change places the request",
    arguments: 1...6)
  func changesWork(seed: UInt64) throws {
    var generator = RandomProblem(seed: seed)
    generator.requests = 50
    try check(generator, steps: 500)
  }

  @Test("The same for an expo of a hundred firms and hundreds of wishes")
  func changesWorkAtSize() throws {
    var generator = RandomProblem(seed: 21)
    generator.slotsPerDay = 12
    generator.parties = 100
    generator.interpreters = 8
    generator.requests = 400
    try check(generator, steps: 2_000)
  }

  private func check(_ seeded: RandomProblem, steps: Int) throws {
    var generator = seeded
    let problem = try generator.make()
    let solution = Solver(problem, SolverOptions(seed: 1, stepLimit: steps)).solve()
    #expect(!solution.unplaced.isEmpty)
    for unplaced in solution.unplaced {
      #expect(!unplaced.reasons.isEmpty)
      let slots = unplaced.reasons.flatMap(\.slots)
      #expect(Set(slots).count == slots.count)
      guard let change = unplaced.replacement else {
        // Without a change, no slot is open to it whatever goes.
        #expect(isHopeless(unplaced, problem))
        continue
      }
      let kept = solution.timetable.placements.filter { !change.dropped.contains($0.request) }
      let changed = Timetable(placements: kept + [change.placement])
      #expect(changed.violations(of: problem) == [])
      #expect(change.placement.request == unplaced.request)
      #expect(change.weight == change.dropped.map { problem.requests[$0].weight }.reduce(0, +))
    }
  }

  /// Whether the reasons say that no change of the timetable places the request: none in any slot, a
  /// cap of no meetings at all, or nobody who ever works in the slots.
  private func isHopeless(_ unplaced: Unplaced, _ problem: Problem) -> Bool {
    var explainer = Explainer(problem, Timetable(placements: []))
    return explainer.options(for: unplaced.request).allSatisfy { !$0.isOpen }
  }

  @Test("Reasons that hold whatever the timetable")
  func standing() throws {
    var plain = PlainProblem()
    plain.parties = [
      Party(languages: [0], hall: 0), Party(languages: [0], hall: 1),
      Party(languages: [0], unavailable: [0, 1, 2, 3]),
      Party(languages: [0], unavailable: [4, 5, 6, 7]), Party(languages: [2]),
    ]
    plain.halls = [
      Hall(tables: [TableClass(count: 2)]), Hall(tables: [TableClass(count: 1, maxRank: 3)]),
    ]
    plain.requests = [
      Request(a: 0, b: 1, weight: 1), Request(a: 2, b: 3, weight: 1),
      Request(a: 1, b: 2, weight: 1), Request(a: 0, b: 4, weight: 1, sector: 7),
    ]
    let problem = try plain.make()
    var explainer = Explainer(problem, Timetable(placements: []))
    let reasons = explainer.explainAll().map(\.reasons)
    #expect(
      reasons == [
        [.standsApart(hallA: 0, hallB: 1)], [.noCommonSlot], [.noTableForRank(rank: 9)],
        [.noInterpreterAtAll(pairs: [LanguagePair(0, 2)], sector: 7)],
      ])
  }

  @Test("Reasons that come from the timetable")
  func blocked() throws {
    var plain = PlainProblem()
    plain.slots = Array(plain.slots[0..<2])
    plain.halls = [Hall(tables: [TableClass(count: 1)])]
    plain.travel = [[0]]
    plain.parties += [Party(languages: [0]), Party(languages: [1])]
    plain.requests = [
      Request(a: 0, b: 1, weight: 3), Request(a: 2, b: 3, weight: 5),
      Request(a: 0, b: 3, weight: 2), Request(a: 1, b: 4, weight: 9),
    ]
    let problem = try plain.make()
    let timetable = Timetable(placements: [
      Placement(request: 0, slot: 0, hall: 0),
      Placement(request: 1, slot: 1, hall: 0, interpreter: 0),
    ])
    var explainer = Explainer(problem, timetable)
    #expect(
      explainer.explain(2).reasons
        == [.partyFull(party: 0, slots: [0]), .partyFull(party: 3, slots: [1])])
    let second = explainer.explain(3)
    #expect(
      second.reasons
        == [.partyFull(party: 1, slots: [0]), .tablesFull(halls: [0], slots: [1])])
    #expect(second.replacement?.dropped == [0])
    #expect(second.replacement?.weight == 3)
  }

  @Test("Caps, walking and interpreters are named")
  func people() throws {
    var plain = PlainProblem()
    plain.slots = Array(plain.slots[0..<2])
    plain.parties = [
      Party(languages: [0]), Party(languages: [0], hall: 0), Party(languages: [1], hall: 1),
      Party(languages: [1], dailyCap: 0), Party(languages: [1], hall: 0),
    ]
    plain.interpreters = [Interpreter(pairs: [LanguagePair(0, 1)], hall: 0, unavailable: [1])]
    plain.requests = [
      Request(a: 0, b: 1, weight: 3), Request(a: 0, b: 2, weight: 5, interpretation: .none),
      Request(a: 1, b: 3, weight: 2), Request(a: 0, b: 4, weight: 1),
    ]
    let problem = try plain.make()
    var explainer = Explainer(
      problem, Timetable(placements: [Placement(request: 0, slot: 0, hall: 0)]))
    #expect(
      explainer.explain(1).reasons
        == [.partyFull(party: 0, slots: [0]), .walking(slots: [1])])
    #expect(explainer.explain(2).reasons == [.partyDayCap(party: 3, day: 0, slots: [0, 1])])
    #expect(explainer.explain(2).replacement == nil)
    #expect(
      explainer.explain(3).reasons
        == [
          .partyFull(party: 0, slots: [0]),
          .noInterpreter(pairs: [LanguagePair(0, 1)], sector: nil, days: [0], slots: [1]),
        ])
  }
}
