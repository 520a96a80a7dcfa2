import Dispatch
import Synchronization

/// Where the threads of a search meet after each round, and learn the best state of all chains.
///
/// What they learn depends on the states alone and not on who comes first, so that a search by steps
/// ends the same on any number of threads.
final class Rendezvous: Sendable {
  /// What a chain brings: what it went on from, which is the same for all that divide a round, the
  /// state it has reached, and the best it has seen.
  struct Offer: Sendable {
    let base: Incumbent
    let state: Incumbent
    let best: Incumbent
  }

  private struct State {
    var offers: [Offer?]
    var arrived = 0
    /// What the last round came to, and the best that anybody has seen.
    var standing: Incumbent
    var record: Incumbent
  }

  private let state: Mutex<State>
  private let gates: [DispatchSemaphore]
  private let stopped = Atomic(false)

  init(threads: Int, chains: Int, from first: Incumbent) {
    let none = [Offer?](repeating: nil, count: chains)
    state = Mutex(State(offers: none, standing: first, record: first))
    gates = (0..<threads).map { _ in DispatchSemaphore(value: 0) }
  }

  /// Whether the search is to end at once.
  var isStopped: Bool { stopped.load(ordering: .relaxed) }

  /// Ends the search: everybody who waits is let through.
  func stop() {
    stopped.store(true, ordering: .relaxed)
    for gate in gates { gate.signal() }
  }

  /// Says where a thread's chains stand; the last thread to come puts it together and opens all gates.
  func arrive(
    with offers: [(chain: Int, offer: Offer)], _ division: Division, at part: Float,
    _ plan: SearchPlan
  ) {
    let isLast = state.withLock { state in
      for (chain, offer) in offers { state.offers[chain] = offer }
      state.arrived += 1
      guard state.arrived == gates.count else { return false }
      state.arrived = 0
      let all = state.offers.compactMap(\.self)
      for offer in all where state.record.isWorse(than: offer.best) { state.record = offer.best }
      state.standing = division.together(all.map(\.state), since: all[0].base, plan.flat) {
        plan.annealing.prefers($0, to: $1, at: part, plan.flat.problem.objective)
      }
      return true
    }
    if isLast { for gate in gates { gate.signal() } }
  }

  /// Waits for the last one for at most so long; returns whether the gate is open.
  func wait(_ thread: Int, upTo milliseconds: Int) -> Bool {
    gates[thread].wait(timeout: .now() + .milliseconds(milliseconds)) == .success
  }

  /// What the last round came to, and the best that anybody has seen.
  var outcome: (state: Incumbent, record: Incumbent) {
    state.withLock { ($0.standing, $0.record) }
  }
}
