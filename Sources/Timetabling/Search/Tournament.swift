import Dispatch
import Synchronization

/// A search of several chains in rounds: after each round of the second half, when it is getting
/// cold, all go on from the best of them.
struct Tournament {
  /// What a search came to.
  struct Result: Sendable {
    var best: Incumbent
    var steps: Int
  }

  private let plan: SearchPlan
  private let chains: Int
  private let threads: Int
  private let rounds: Int
  /// When chains that have lost weight go back to their best, in hundredths of the rounds: early
  /// enough to make it fine, late enough to keep it.
  private static let returns = [70, 85]

  init(_ plan: SearchPlan, _ options: SolverOptions) {
    self.plan = plan
    chains = options.chains
    threads = min(options.threads, options.chains)
    rounds = plan.flat.requestCount > 40_000 ? 20 : 60
  }

  /// Searches until the budget is spent or `watch` says stop; it is called on this thread, with the
  /// best that this thread knows of.
  func run(watch: (Incumbent) -> Bool) -> Result {
    let rendezvous = Rendezvous(threads: threads, chains: chains)
    let others = OtherResults()
    let group = DispatchGroup()
    for thread in 1..<max(1, threads) {
      // A queue of its own has a thread of its own: one of the global queue's few would be missing to
      // whatever else the process does meanwhile, a worker's heartbeat for one.
      DispatchQueue(label: "search \(thread)").async(group: group) {
        others.add(play(thread, rendezvous) { _ in !rendezvous.isStopped })
      }
    }
    var known = plan.first
    let own = play(0, rendezvous) { best in
      if known.isWorse(than: best) { known = best }
      if watch(known) { return true }
      rendezvous.stop()
      return false
    }
    while group.wait(timeout: .now() + .milliseconds(5)) == .timedOut {
      if !watch(known) { rendezvous.stop() }
    }
    return (own + others.all).reduce(Result(best: plan.first, steps: 0)) { sum, result in
      Result(
        best: sum.best.isWorse(than: result.best) ? result.best : sum.best,
        steps: sum.steps + result.steps)
    }
  }

  /// The chains of one thread, round by round.
  private func play(
    _ thread: Int, _ rendezvous: Rendezvous, goesOn: (Incumbent) -> Bool
  ) -> [Result] {
    let own = stride(from: thread, to: chains, by: threads).map { ($0, Searcher($0, plan)) }
    var isOn = true
    for round in 1...rounds where isOn {
      for (_, searcher) in own where isOn {
        searcher.run(until: Float(round) / Float(rounds)) { searcher in
          isOn = isOn && goesOn(searcher.best)
          return isOn
        }
      }
      guard isOn, round < rounds else { break }
      rendezvous.arrive(with: own.map { ($0, $1.current()) }, plan.annealing)
      while isOn, !rendezvous.wait(thread, upTo: 5) { isOn = goesOn(own[0].1.best) }
      guard isOn, let best = rendezvous.best else { break }
      if round * 2 >= rounds {
        for (chain, searcher) in own where chain != best.chain { searcher.adopt(best.state) }
      }
      if Tournament.returns.contains(round * 100 / rounds) {
        for (_, searcher) in own { searcher.returnToBest() }
      }
      isOn = goesOn(best.state)
    }
    return own.map { Result(best: $1.best, steps: $1.steps) }
  }
}

/// What the other threads came to.
private final class OtherResults: Sendable {
  private let results = Mutex<[Tournament.Result]>([])

  func add(_ more: [Tournament.Result]) { results.withLock { $0 += more } }

  var all: [Tournament.Result] { results.withLock { $0 } }
}
