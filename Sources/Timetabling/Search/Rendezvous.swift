import Dispatch
import Synchronization

/// Where the threads of a search meet after each round, and learn the best state of all chains.
///
/// What they learn depends on the states alone and not on who comes first, so that a search by steps
/// ends the same on any number of threads.
final class Rendezvous: Sendable {
  private struct State {
    var offers: [Incumbent?]
    var arrived = 0
    var best: (chain: Int, state: Incumbent)?
  }

  private let state: Mutex<State>
  private let gates: [DispatchSemaphore]
  private let stopped = Atomic(false)

  init(threads: Int, chains: Int) {
    state = Mutex(State(offers: [Incumbent?](repeating: nil, count: chains)))
    gates = (0..<threads).map { _ in DispatchSemaphore(value: 0) }
  }

  /// Whether the search is to end at once.
  var isStopped: Bool { stopped.load(ordering: .relaxed) }

  /// Ends the search: everybody who waits is let through.
  func stop() {
    stopped.store(true, ordering: .relaxed)
    for gate in gates { gate.signal() }
  }

  /// Says where a thread's chains stand; the last thread to come opens all gates.
  func arrive(with offers: [(chain: Int, state: Incumbent)], _ annealing: Annealing) {
    let isLast = state.withLock { state in
      for offer in offers { state.offers[offer.chain] = offer.state }
      state.arrived += 1
      guard state.arrived == gates.count else { return false }
      state.arrived = 0
      state.best = state.offers.enumerated().compactMap { chain, offer in
        offer.map { (chain, $0) }
      }.max { annealing.prefers($1.1, to: $0.1) }
      return true
    }
    if isLast { for gate in gates { gate.signal() } }
  }

  /// Waits for the last one for at most so long; returns whether the gate is open.
  func wait(_ thread: Int, upTo milliseconds: Int) -> Bool {
    gates[thread].wait(timeout: .now() + .milliseconds(milliseconds)) == .success
  }

  /// The best state of the last round and whose it is.
  var best: (chain: Int, state: Incumbent)? { state.withLock { $0.best } }
}

extension Annealing {
  /// Whether a chain does better to go on from one state than from another.
  func prefers(_ one: Incumbent, to other: Incumbent) -> Bool {
    let value = valueWeight * Float(one.value &- other.value)
    let cost = Float(one.cost &- other.cost)
    return value - cost - fairnessWeight * Float(one.unfairness &- other.unfairness) > 0
  }
}
