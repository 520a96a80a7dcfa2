import Dispatch
import Synchronization

/// A search of several chains in rounds. Where there are more days than chains these divide them, and after
/// each round what they reached is put together; with fewer days they do so once halls are settled,
/// from the best of them then; on a single day all go on from the best of them after each round of the
/// second half, when it is getting cold.
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
  /// When chains that have lost weight go back to the best that was seen, as parts of the budget:
  /// early enough to make it fine, late enough to keep it.
  private static let returns = [0.7, 0.85]
  /// From when on it is cold: what counts of a round is the best that was seen in it.
  private static let cold = 0.9

  init(_ plan: SearchPlan, _ options: SolverOptions) {
    self.plan = plan
    chains = options.chains
    threads = min(options.threads, options.chains)
    rounds = plan.flat.requestCount > 40_000 ? 40 : 240
  }

  /// Searches until the budget is spent or `watch` says stop; it is called on this thread, with the
  /// best that this thread knows of.
  func run(watch: (Incumbent) -> Bool) -> Result {
    let rendezvous = Rendezvous(threads: threads, chains: chains, from: plan.first)
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
    var division = Division.whole
    for round in 1...rounds where isOn {
      for (_, searcher) in own where isOn {
        searcher.run(until: Float(round) / Float(rounds)) { searcher in
          isOn = isOn && goesOn(searcher.best)
          return isOn
        }
      }
      guard isOn, round < rounds else { break }
      let offers = own.map { ($0, $1.offer()) }
      rendezvous.arrive(with: offers, division, at: Float(round) / Float(rounds), plan)
      while isOn, !rendezvous.wait(thread, upTo: 5) { isOn = goesOn(own[0].1.best) }
      guard isOn else { break }
      division = goOn(own, after: round, from: rendezvous.outcome) ?? division
      isOn = goesOn(own[0].1.best)
    }
    return own.map { Result(best: $1.best, steps: $1.steps) }
  }

  /// The part of the budget in which every chain goes its own way.
  ///
  /// On a single day that is half of it, until it gets cold. Where the days are so few that a chain would
  /// have but one, it lasts until halls are settled: who is in which hall on which day depends on
  /// meetings that change days, and on luck, so that the better of two is worth more than half of each.
  private var alone: Float {
    switch plan.flat.dayCount {
    case ...1: 0.5
    case ...chains: plan.annealing.turn
    default: 0
    }
  }

  /// Lets the chains go on from what the round came to; returns the division of the next round, or
  /// nothing while every chain is to go its own way.
  private func goOn(
    _ own: [(Int, Searcher)], after round: Int, from outcome: (state: Incumbent, record: Incumbent)
  ) -> Division? {
    let isSettled = Float(round) >= Float(rounds) * plan.annealing.settled
    let isReturn =
      isSettled || Tournament.returns.contains { round == Int(Double(rounds) * $0) }
    guard Float(round + 1) >= Float(rounds) * alone else { return nil }
    let days = plan.flat.dayCount
    let next = Division(round: round + 1, days: days, chains: chains, seed: plan.seed)
    let isCold = Double(round) >= Double(rounds) * Tournament.cold
    for (_, searcher) in own {
      let record = isReturn ? outcome.record : nil
      searcher.adopt(
        outcome.state, next, record: record, isCold: isCold, isSettled: isSettled)
    }
    return next
  }
}

/// What the other threads came to.
private final class OtherResults: Sendable {
  private let results = Mutex<[Tournament.Result]>([])

  func add(_ more: [Tournament.Result]) { results.withLock { $0 += more } }

  var all: [Tournament.Result] { results.withLock { $0 } }
}
