import Dispatch
import Synchronization

/// The chains beside the caller's own, each on its own thread with its own random numbers.
struct SideChains {
  /// What one chain came to.
  struct Result: Sendable {
    let best: Incumbent
    let steps: Int
  }

  private final class Shared: Sendable {
    let isStopped = Atomic(false)
    let results: Mutex<[Result?]>

    init(count: Int) {
      results = Mutex([Result?](repeating: nil, count: count))
    }
  }

  private let shared: Shared
  private let group = DispatchGroup()

  /// Starts `count` chains from the same first timetable.
  init(
    count: Int, flat: FlatProblem, first: Incumbent, seed: UInt64, ceiling: Int,
    budget: SearchBudget
  ) {
    shared = Shared(count: count)
    for index in 0..<count {
      let shared = shared
      DispatchQueue.global().async(group: group) {
        var chain = Chain(flat, seed: seed &+ UInt64(index + 1) &* 0x9E37_79B9)
        chain.ceiling = ceiling
        for (r, seat) in first.seats.enumerated()
        where seat.slot >= 0 && !chain.board.fixed.isLocked[r] {
          chain.board.add(r, seat)
        }
        var improvement = Improvement(budget: budget, best: first)
        while !shared.isStopped.load(ordering: .relaxed), improvement.advance(&chain) {}
        improvement.finish(chain)
        let result = Result(best: improvement.best, steps: improvement.steps)
        shared.results.withLock { $0[index] = result }
      }
    }
  }

  /// Asks all to stop at once.
  func stop() {
    shared.isStopped.store(true, ordering: .relaxed)
  }

  /// Waits for all and returns what they came to, in order.
  func results() -> [Result] {
    group.wait()
    return shared.results.withLock { $0.compactMap { $0 } }
  }
}
