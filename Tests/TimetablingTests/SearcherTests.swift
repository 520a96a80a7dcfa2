import Testing

@testable import Timetabling

@Suite("Searcher", .timeLimit(.minutes(1)))
struct SearcherTests {
  @Test("A chain that goes on from the record says that this is what the days were divided by")
  func base() throws {
    let flat = FlatProblem(try PlainProblem().make())
    let state = incumbent([0: 0], flat)
    let record = incumbent([0: 4, 2: 1], flat)
    let plan = SearchPlan(
      flat: flat, first: state, seed: 1, ceiling: .max, frozen: [false, false, false],
      annealing: Annealing(),
      budget: SearchBudget(steps: 64, timeLimit: nil, started: .now, begun: .now))
    let searcher = Searcher(0, plan)
    #expect(searcher.offer().base.seats == state.seats)
    let division = Division(round: 1, days: 2, chains: 2, seed: 1)
    searcher.adopt(state, division, record: record, isCold: false, isSettled: false)
    #expect(searcher.offer().base.seats == record.seats)
    searcher.adopt(state, division, record: nil, isCold: false, isSettled: false)
    #expect(searcher.offer().base.seats == state.seats)
  }

  /// A timetable of some requests, by their slots, in the first hall.
  private func incumbent(_ slots: [Int: Int32], _ flat: FlatProblem) -> Incumbent {
    var chain = Chain(flat, seed: 1)
    for (r, slot) in slots {
      chain.board.add(r, Seat(slot: slot, room: 0, interpreter: -1, teamA: 0, teamB: 0))
    }
    var incumbent = Incumbent(count: flat.requestCount)
    incumbent.take(chain.board)
    return incumbent
  }
}
