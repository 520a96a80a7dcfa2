/// One chain being improved until its budget is spent.
struct Improvement {
  private let annealing = Annealing()
  private let budget: SearchBudget
  private var batches = 0
  private(set) var best: Incumbent
  private(set) var steps = 0

  init(budget: SearchBudget, best: Incumbent) {
    self.budget = budget
    self.best = best
  }

  /// Makes a batch of steps; returns false, without making any, when the budget is spent.
  mutating func advance(_ chain: inout Chain) -> Bool {
    let part = budget.part(steps: steps)
    if part >= 1 { return false }
    let batch = 64
    chain.anneal(steps: batch, temperature: annealing.temperature(at: part), annealing)
    steps += batch
    batches += 1
    // Copying takes time in proportion to the requests, so it is done as rarely.
    if batches % max(1, chain.board.flat.requestCount / (batch * 4)) == 0 { finish(chain) }
    return true
  }

  /// Keeps the chain's state if it is the best.
  mutating func finish(_ chain: borrowing Chain) {
    if best.isWorse(than: chain.board) { best.take(chain.board) }
  }
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
