import Testing

@testable import Jobs

/// Everything that can happen in a small world, and what must be so in each of its states.
@Suite("The protocol in miniature", .timeLimit(.minutes(2)))
struct ModelTests {
  /// All states that can be reached from one.
  private func reachable<State: Hashable>(
    from start: State, _ successors: (State) -> [State]
  ) -> Set<State> {
    var found: Set = [start]
    var open = [start]
    while let state = open.popLast() {
      for next in successors(state) where found.insert(next).inserted { open.append(next) }
    }
    return found
  }

  /// Which rows are missing or taken twice, once all transactions have ended and claims go on.
  private func flaws(_ start: CursorModel) -> (states: Int, lost: Int, doubled: Int, ghosts: Int) {
    let states = reachable(from: start, \.successors)
    var result = (states: states.count, lost: 0, doubled: 0, ghosts: 0)
    for var state in states {
      if Set(state.taken).count < state.taken.count { result.doubled += 1 }
      guard state.fates.allSatisfy({ $0 == .committed || $0 == .aborted }) else { continue }
      while state.claim(2) > 0 {}
      let committed = Set(state.rows(of: .committed))
      if !committed.isSubset(of: state.taken) { result.lost += 1 }
      if !Set(state.taken).isSubset(of: committed) { result.ghosts += 1 }
    }
    return result
  }

  @Test(
    "the cursor takes every committed row once and no other",
    arguments: [([1, 2], 0), ([2, 1, 1], 0), ([1, 2], 1)])
  func cursor(rows: [Int], crashes: Int) {
    let flaws = flaws(CursorModel(rows: rows, crashes: crashes))
    #expect(flaws.states > 90)
    #expect((flaws.lost, flaws.doubled, flaws.ghosts) == (0, 0, 0))
  }

  @Test("a cursor over numbers alone would lose late commits, and the search finds it")
  func naive() {
    #expect(flaws(CursorModel(rows: [1, 2], isNaive: true)).lost > 0)
  }

  @Test("the effect is applied once at most, and in every quiet state the job is done")
  func fence() {
    let states = reachable(from: FenceModel(), \.successors)
    #expect(states.count > 50)
    #expect(states.allSatisfy { $0.effects <= 1 })
    #expect(states.allSatisfy { !$0.isQuiet || $0.isDone })
    #expect(states.contains { $0.isDone && $0.ended.count > 1 })
  }

  @Test("without the fence it would be applied twice, and the search finds it")
  func noFence() {
    let states = reachable(from: FenceModel(isFenceChecked: false), \.successors)
    #expect(states.contains { $0.effects > 1 })
  }
}
