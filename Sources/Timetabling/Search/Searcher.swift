/// One chain being improved until its budget is spent, with the best it has seen.
///
/// It belongs to one thread.
final class Searcher {
  private var chain: Chain
  private let annealing: Annealing
  private let budget: SearchBudget
  private var batches = 0
  private(set) var best: Incumbent
  private(set) var steps = 0

  /// A chain with its own random numbers that starts from the first timetable.
  init(_ index: Int, _ plan: SearchPlan) {
    chain = Chain(plan.flat, seed: plan.seed &+ UInt64(index) &* 0x9E37_79B9)
    chain.ceiling = plan.ceiling
    annealing = plan.annealing
    budget = plan.budget
    best = plan.first
    chain.board.change(to: plan.first)
    for r in plan.frozen.indices where plan.frozen[r] { chain.board.freeze(r) }
  }

  /// Searches until a part of the budget is spent, and stops early when `goesOn`, asked every few
  /// hundred microseconds, says no.
  func run(until end: Float, goesOn: (Searcher) -> Bool) {
    let batch = 64
    // Copying takes time in proportion to the requests, so it is done as rarely.
    let pause = max(1, chain.board.flat.requestCount / (batch * 4))
    while true {
      let part = budget.part(steps: steps)
      if part >= end || !goesOn(self) { break }
      chain.anneal(steps: batch, temperature: annealing.temperature(at: part), annealing)
      steps += batch
      batches += 1
      if batches % pause == 0 { keepBest() }
    }
    keepBest()
  }

  private func keepBest() {
    if best.isWorse(than: chain.board) { best.take(chain.board) }
  }

  /// Where the chain stands.
  func current() -> Incumbent {
    var here = best
    here.take(chain.board)
    return here
  }

  /// Goes on from the best it has seen if that places more.
  func returnToBest() {
    if best.value > chain.board.value { chain.board.change(to: best) }
  }

  /// Goes on from another chain's state.
  func adopt(_ other: Incumbent) {
    chain.board.change(to: other)
    keepBest()
  }
}

/// What all searchers of one run share.
struct SearchPlan: Sendable {
  let flat: FlatProblem
  let first: Incumbent
  let seed: UInt64
  let ceiling: Int
  /// Requests that stay as they are in the first timetable, placed or not.
  let frozen: [Bool]
  let annealing: Annealing
  let budget: SearchBudget
}

/// How long a chain may search.
struct SearchBudget: Sendable {
  private let stepLimit: Int?
  private let begun: ContinuousClock.Instant
  private let deadline: ContinuousClock.Instant?

  init(
    _ options: SolverOptions, started: ContinuousClock.Instant, begun: ContinuousClock.Instant
  ) {
    stepLimit = options.stepLimit
    self.begun = begun
    deadline = options.timeLimit.map { started + $0 }
  }

  /// The part that is spent: of the steps, or of the time, whichever is more.
  func part(steps: Int) -> Float {
    var part: Double = 0
    if let stepLimit { part = Double(steps) / Double(max(1, stepLimit)) }
    if let deadline {
      let whole = deadline - begun
      part = max(part, whole > .zero ? (ContinuousClock.now - begun) / whole : 1)
    }
    return Float(part)
  }
}

extension Board {
  /// Changes every seat to that of an incumbent; locked ones are there already.
  mutating func change(to incumbent: Incumbent) {
    for r in incumbent.seats.indices
    where seat[r].slot >= 0 && seat[r] != incumbent.seats[r] && !fixed.isLocked[r] {
      remove(r)
    }
    for r in incumbent.seats.indices
    where seat[r].slot < 0 && incumbent.seats[r].slot >= 0 && !fixed.isLocked[r] {
      add(r, incumbent.seats[r])
    }
  }
}
