/// One call of `Solver.solve`.
struct SolverRun {
  private let problem: Problem
  private let options: SolverOptions
  private let flat: FlatProblem
  private let clock = ContinuousClock()
  private let started: ContinuousClock.Instant
  private var reported: ContinuousClock.Instant
  private var best: Incumbent
  private var relaxation: Relaxation
  private var firstFeasible: Duration = .zero
  private var steps = 0

  init(_ problem: Problem, _ options: SolverOptions) {
    started = clock.now
    reported = started
    self.problem = problem
    self.options = options
    flat = FlatProblem(problem)
    best = Incumbent(count: problem.requests.count)
    relaxation = Relaxation(RelaxationLayout(flat))
  }

  mutating func solve(progress: (SolverProgress) -> Void, isCancelled: () -> Bool) -> Solution {
    prove(progress: progress, isCancelled: isCancelled)
    var chain = Chain(flat, seed: options.seed)
    let guide = ConstructionGuide(
      flat, layout: relaxation.layout, shares: relaxation.averageShares())
    chain.construct(guide, isCancelled: isCancelled)
    best.take(chain.board)
    firstFeasible = clock.now - started
    report(.construction, progress)
    improve(&chain, progress, isCancelled)
    return solution(isCancelled)
  }

  // MARK: Bound

  /// Advances the relaxation until its bound stands still or a tenth of the time is gone.
  private mutating func prove(progress: (SolverProgress) -> Void, isCancelled: () -> Bool) {
    let deadline = options.timeLimit.map { started + $0 / 8 }
    var restartAt = 100
    var stalled = 0
    let patience = flat.requestCount > 20_000 ? 4 : 16
    while relaxation.iterations < 2000 && stalled < patience && !isCancelled() {
      let before = relaxation.certificate.bound
      relaxation.advance(20, isCancelled: isCancelled)
      let gain = before - relaxation.certificate.bound
      stalled = gain * 100_000 > before ? 0 : stalled + 1
      if relaxation.iterations >= restartAt {
        relaxation.restart()
        restartAt *= 2
      }
      report(.bound, progress)
      if let deadline, clock.now > deadline { break }
    }
  }

  // MARK: Search

  /// Improves the first timetable on every thread from its own random numbers, and keeps the best.
  private mutating func improve(
    _ chain: inout Chain, _ progress: (SolverProgress) -> Void, _ isCancelled: () -> Bool
  ) {
    guard flat.requestCount > problem.locked.count else { return }
    let budget = SearchBudget(options, started: started, begun: clock.now)
    let others = SideChains(
      count: options.threads - 1, flat: flat, first: best, seed: options.seed,
      ceiling: ceiling, budget: budget)
    var improvement = Improvement(budget: budget, best: best)
    chain.ceiling = ceiling
    while !isCancelled(), improvement.advance(&chain) {
      best = improvement.best
      report(.improvement, progress)
    }
    improvement.finish(chain)
    best = improvement.best
    steps = improvement.steps
    if isCancelled() { others.stop() }
    for other in others.results() {
      steps += other.steps
      if best.isWorse(than: other.best) { best = other.best }
    }
  }

  /// The bound as the search counts: with what it is paid for protocol ranks it cannot be compared.
  private var ceiling: Int {
    let isPlain = problem.requests.allSatisfy { $0.rank == TableClass.everybody }
    let penalty = problem.objective.changePenalty * problem.announced.count
    return isPlain ? relaxation.certificate.bound + penalty : Int.max
  }

  // MARK: Results

  private mutating func report(_ phase: SolverProgress.Phase, _ progress: (SolverProgress) -> Void)
  {
    let now = clock.now
    guard now - reported >= .seconds(1) else { return }
    reported = now
    let value = best.placed == 0 ? relaxation.layout.constant : value(of: best)
    progress(
      SolverProgress(
        elapsed: now - started, value: value, bound: relaxation.certificate.bound,
        idle: best.idle, moves: best.moves, placed: best.placed, phase: phase))
  }

  /// Tier 1 of an incumbent, without what only the search is paid for.
  private func value(of incumbent: Incumbent) -> Int {
    var value = -problem.objective.changePenalty * problem.announced.count
    for (r, seat) in incumbent.seats.enumerated() where seat.slot >= 0 {
      value += problem.requests[r].weight
    }
    for told in problem.announced {
      let seat = incumbent.seats[told.request]
      guard Int(seat.slot) == told.slot, flat.roomHall[Int(seat.room)] == told.hall else {
        continue
      }
      value += problem.objective.changePenalty
    }
    return value
  }

  private func solution(_ isCancelled: () -> Bool) -> Solution {
    let placements = best.seats.indices.filter { best.seats[$0].slot >= 0 }
      .map { flat.placement(of: $0, on: best.seats[$0]) }
    let timetable = Timetable(placements: placements)
    let score = timetable.score(of: problem)
    let proof = relaxation.certificate
    return Solution(
      timetable: timetable, score: score, bound: proof.bound, boundProof: proof,
      optimal: score.value >= proof.bound, unplaced: explain(timetable, isCancelled),
      firstFeasible: firstFeasible,
      steps: steps)
  }

  private func explain(_ timetable: Timetable, _ isCancelled: () -> Bool) -> [Unplaced] {
    guard options.explains else { return [] }
    var explainer = Explainer(flat, timetable)
    return explainer.explainAll(isCancelled: isCancelled)
  }
}
