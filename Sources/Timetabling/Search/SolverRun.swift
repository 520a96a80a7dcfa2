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
    improve(&chain, progress: progress, isCancelled: isCancelled)
    return solution(isCancelled)
  }

  // MARK: Bound

  /// Advances the relaxation until its bound stands still or a tenth of the time is gone.
  private mutating func prove(progress: (SolverProgress) -> Void, isCancelled: () -> Bool) {
    let deadline = options.timeLimit.map { started + $0 / 8 }
    var restartAt = 100
    var stalled = 0
    while relaxation.iterations < 2000 && stalled < 8 && !isCancelled() {
      let before = relaxation.certificate.bound
      relaxation.advance(20)
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

  private mutating func improve(
    _ chain: inout Chain, progress: (SolverProgress) -> Void, isCancelled: () -> Bool
  ) {
    guard flat.requestCount > problem.locked.count else { return }
    let annealing = Annealing()
    let begun = clock.now
    let batch = 64
    let copyEvery = max(1, flat.requestCount / (batch * 4))
    var batches = 0
    while !isCancelled() {
      let part = spent(since: begun)
      if part >= 1 { break }
      chain.anneal(
        steps: batch, temperature: annealing.temperature(at: part), annealing)
      steps += batch
      batches += 1
      if batches % copyEvery == 0, best.isWorse(than: chain.board) { best.take(chain.board) }
      report(.improvement, progress)
    }
    if best.isWorse(than: chain.board) { best.take(chain.board) }
  }

  /// The part of the budget that is gone: of the steps, or of the time left since `begun`.
  private func spent(since begun: ContinuousClock.Instant) -> Float {
    var part: Double = 0
    if let limit = options.stepLimit { part = Double(steps) / Double(max(1, limit)) }
    if let limit = options.timeLimit {
      let whole = started + limit - begun
      let gone = clock.now - begun
      part = max(part, whole > .zero ? gone / whole : 1)
    }
    return Float(part)
  }

  // MARK: Results

  private mutating func report(_ phase: SolverProgress.Phase, _ progress: (SolverProgress) -> Void)
  {
    let now = clock.now
    guard now - reported >= .seconds(1) else { return }
    reported = now
    let value = best.placed == 0 ? relaxation.layout.constant : best.value
    progress(
      SolverProgress(
        elapsed: now - started, value: value, bound: relaxation.certificate.bound,
        idle: best.idle, moves: best.moves, placed: best.placed, phase: phase))
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
