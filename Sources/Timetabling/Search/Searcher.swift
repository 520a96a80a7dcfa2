/// One chain being improved until its budget is spent, with the best it has seen.
///
/// It belongs to one thread.
final class Searcher {
  private let index: Int
  private let plan: SearchPlan
  private var chain: Chain
  private let annealing: Annealing
  private let budget: SearchBudget
  private var batches = 0
  /// The best since the round began, in the last rounds, when it counts.
  private var recent: Incumbent
  private var isCold = false
  /// What the round began from, which every chain of it has in common.
  private var base: Incumbent
  private(set) var best: Incumbent
  private(set) var steps = 0

  /// A chain with its own random numbers that starts from the first timetable.
  init(_ index: Int, _ plan: SearchPlan) {
    self.index = index
    self.plan = plan
    chain = Chain(plan.flat, seed: plan.seed &+ UInt64(index) &* 0x9E37_79B9)
    chain.ceiling = plan.ceiling
    annealing = plan.annealing
    budget = plan.budget
    best = plan.first
    recent = plan.first
    base = plan.first
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
      chain.anneal(steps: batch, at: part, annealing)
      steps += batch
      batches += 1
      if batches % pause == 0 { keepBest() }
    }
    keepBest()
  }

  private func keepBest() {
    if isCold && recent.isWorse(than: chain.board) { recent.take(chain.board) }
    if best.isWorse(than: chain.board) { best.take(chain.board) }
  }

  /// What the chain brings to the end of a round: where it stands, or once it is cold the best of
  /// the round.
  func offer() -> Rendezvous.Offer {
    if isCold { return Rendezvous.Offer(base: base, state: recent, best: best) }
    var here = best
    here.take(chain.board)
    return Rendezvous.Offer(base: base, state: here, best: best)
  }

  /// Goes on from a common state with a part of the days.
  ///
  /// With `record` it goes on from that instead, if that places more; once all is settled, if it is
  /// better in any tier.
  func adopt(
    _ state: Incumbent, _ division: Division, record: Incumbent?, isCold: Bool, isSettled: Bool
  ) {
    hold { _, _ in false }
    chain.board.change(to: state)
    base = state
    if let record, record.value > chain.board.value || isSettled {
      if !record.isWorse(than: chain.board) {
        chain.board.change(to: record)
        base = record
      }
    }
    let part = division.part(ofChain: index)
    chain.days = division.days(of: part)
    let flat = plan.flat
    hold { division.part(of: $0, on: $1, flat) != part }
    keepBest()
    self.isCold = isCold
    if isCold { recent.take(chain.board) }
  }

  /// Keeps the chain from touching some of the requests, beside those that nobody may touch.
  private func hold(_ isOthers: (Int, Seat) -> Bool) {
    for r in 0..<plan.flat.requestCount where !plan.isFixed[r] {
      let isHeld = isOthers(r, chain.board.seat[r])
      if isHeld == chain.board.fixed.isLocked[r] { continue }
      if isHeld { chain.board.freeze(r) } else { chain.board.thaw(r) }
    }
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
  /// The requests that no chain may touch: frozen, or locked by the problem.
  let isFixed: [Bool]

  init(
    flat: FlatProblem, first: Incumbent, seed: UInt64, ceiling: Int, frozen: [Bool],
    annealing: Annealing, budget: SearchBudget
  ) {
    self.flat = flat
    self.first = first
    self.seed = seed
    self.ceiling = ceiling
    self.frozen = frozen
    self.annealing = annealing
    self.budget = budget
    var isFixed = frozen
    for placement in flat.problem.locked { isFixed[placement.request] = true }
    self.isFixed = isFixed
  }
}

/// How long a chain may search.
struct SearchBudget: Sendable {
  private let stepLimit: Int?
  private let begun: ContinuousClock.Instant
  private let deadline: ContinuousClock.Instant?

  init(
    steps: Int?, timeLimit: Duration?, started: ContinuousClock.Instant,
    begun: ContinuousClock.Instant
  ) {
    stepLimit = steps
    self.begun = begun
    // The rest is for what comes after the search.
    deadline = timeLimit.map { started + $0 * 0.97 }
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
