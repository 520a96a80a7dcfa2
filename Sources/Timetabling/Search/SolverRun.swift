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
  /// What was proved without a certificate, where it is less than what the certificate says.
  private var exactBound: Int?
  /// Requests that a repair leaves as they are.
  private var frozen: [Bool]
  private var firstFeasible: Duration = .zero
  private var steps = 0

  init(_ problem: Problem, _ options: SolverOptions) {
    started = clock.now
    reported = started
    self.problem = problem
    self.options = options
    flat = FlatProblem(problem)
    best = Incumbent(count: problem.requests.count)
    frozen = [Bool](repeating: false, count: problem.requests.count)
    relaxation = Relaxation(RelaxationLayout(flat))
  }

  mutating func solve(
    from start: Timetable?, progress: (SolverProgress) -> Void, isCancelled: () -> Bool
  ) -> Solution {
    prove(progress: progress, isCancelled: isCancelled)
    construct(from: start, isCancelled: isCancelled)
    report(.construction, best, progress)
    proveExactly(progress: progress, isCancelled: isCancelled)
    improve(isWarm: start != nil || options.repair != nil, progress, isCancelled)
    return solution(isCancelled)
  }

  // MARK: Bound

  /// Advances the relaxation until its bound stands still or a tenth of the time is gone.
  private mutating func prove(progress: (SolverProgress) -> Void, isCancelled: () -> Bool) {
    let deadline = options.timeLimit.map { started + min($0 / 8, .seconds(5)) }
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
      report(.bound, best, progress)
      if let deadline, clock.now > deadline { break }
    }
  }

  /// Settles what a small problem is worth by a proof of its own, in half of the time; with less effort
  /// where the most weight is not what is wanted first.
  private mutating func proveExactly(
    progress: (SolverProgress) -> Void, isCancelled: () -> Bool
  ) {
    let bound = relaxation.certificate.bound
    let known = value(of: best)
    guard options.isExact, options.repair == nil, known < bound, !isCancelled() else { return }
    let deadline = options.timeLimit.map { clock.now + $0 / 2 }
    let outcome = withoutActuallyEscaping(isCancelled) { [clock] isCancelled in
      var exact = ExactSearch(flat, relaxation.layout, relaxation.certificate) {
        isCancelled() || deadline.map { clock.now >= $0 } ?? false
      }
      return exact?.run(from: bound, downTo: known, rounds: isPlain ? 40 : 3) {
        report(.bound, best, progress)
      }
    }
    guard let outcome else { return }
    if outcome.bound < bound { exactBound = outcome.bound }
    if let seats = outcome.seats { adopt(seats) }
  }

  /// Takes a timetable from elsewhere, if it is better.
  private mutating func adopt(_ seats: [Seat]) {
    var chain = Chain(flat, seed: options.seed)
    for (r, seat) in seats.enumerated() where seat.slot >= 0 && chain.board.fits(r, seat) {
      chain.board.add(r, seat)
    }
    if best.isWorse(than: chain.board) { best.take(chain.board) }
  }

  // MARK: Search

  /// Builds the first timetable: on top of one given, or of what was announced.
  private mutating func construct(from start: Timetable?, isCancelled: () -> Bool) {
    var chain = Chain(flat, seed: options.seed)
    for placement in start?.placements ?? [] where !chain.board.fixed.isLocked[placement.request] {
      let seat = flat.seat(of: placement)
      if chain.board.fits(placement.request, seat) { chain.board.add(placement.request, seat) }
    }
    chain.keepAnnounced(isCancelled: isCancelled)
    if let repair = options.repair {
      let open = Neighbourhood(flat, repair).requests
      for r in 0..<flat.requestCount where !chain.board.fixed.isLocked[r] && !open.contains(r) {
        frozen[r] = true
        chain.board.freeze(r)
      }
    }
    if !isCancelled() {
      let guide = ConstructionGuide(
        flat, layout: relaxation.layout, shares: relaxation.averageShares())
      chain.construct(guide, isCancelled: isCancelled)
    }
    best.take(chain.board)
    firstFeasible = clock.now - started
  }

  /// Improves the first timetable until the budget is spent.
  private mutating func improve(
    isWarm: Bool, _ progress: (SolverProgress) -> Void, _ isCancelled: () -> Bool
  ) {
    guard flat.requestCount > problem.locked.count, !isCancelled() else { return }
    var laps = Laps(options, requests: flat.requestCount)
    var lap: UInt64 = 0
    repeat {
      let before = best
      let limit = laps.begin(canEnd: ceiling < .max && (lap == 0 || best.value >= ceiling))
      search(isWarm: isWarm, seed: options.seed &+ lap, limit, progress, isCancelled)
      lap += 1
      if best.value >= ceiling && !before.isWorse(than: best) { return }
    } while laps.isShort && !isOverdue && !isCancelled()
  }

  /// One lap, from hot to cold.
  private mutating func search(
    isWarm: Bool, seed: UInt64, _ stepLimit: Int?, _ progress: (SolverProgress) -> Void,
    _ isCancelled: () -> Bool
  ) {
    let budget = SearchBudget(
      steps: stepLimit, timeLimit: options.timeLimit, started: started, begun: clock.now)
    let plan = SearchPlan(
      flat: flat, first: best, seed: seed, ceiling: ceiling, frozen: frozen,
      annealing: isWarm ? .warm : Annealing(), budget: budget)
    let result = Tournament(plan, options).run { best in
      report(.improvement, best, progress)
      return !isCancelled()
    }
    best = result.best
    steps += result.steps
  }

  /// The bound as the search counts: with what it is paid for protocol ranks it cannot be compared.
  private var ceiling: Int {
    let penalty = problem.objective.changePenalty * problem.announced.count
    return isPlain ? bound + penalty : Int.max
  }

  /// Whether weight is all that the first tier is about: no ranks, nothing sold.
  private var isPlain: Bool {
    problem.requests.allSatisfy { $0.rank == TableClass.everybody }
      && problem.parties.allSatisfy { $0.sold == 0 }
  }

  /// The lowest bound that is proved, with or without a certificate.
  private var bound: Int { min(exactBound ?? .max, relaxation.certificate.bound) }

  /// Whether the time is up, so that nothing but the result is wanted.
  private var isOverdue: Bool {
    options.timeLimit.map { clock.now - started >= $0 } ?? false
  }

  // MARK: Results

  private mutating func report(
    _ phase: SolverProgress.Phase, _ best: Incumbent, _ progress: (SolverProgress) -> Void
  ) {
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
    var fixed = frozen
    for placement in problem.locked + problem.announced { fixed[placement.request] = true }
    var continuity = Continuity(flat, isCancelled() ? [] : best.seats)
    let seats =
      isCancelled()
      ? best.seats
      : continuity.improved(isFixed: { fixed[$0] }) { isCancelled() || isOverdue }
    let placements = seats.indices.filter { seats[$0].slot >= 0 }
      .map { flat.placement(of: $0, on: seats[$0]) }
    let timetable = Timetable(placements: placements)
    let score = Score(
      weight: placements.reduce(0) { $0 + problem.requests[$1.request].weight },
      changes: timetable.changes(to: problem.announced), idle: best.idle, moves: best.moves,
      unfairness: best.unfairness, placed: placements.count, objective: problem.objective)
    let proof = relaxation.certificate
    return Solution(
      timetable: timetable, score: score, bound: proof.bound, boundProof: proof,
      exactBound: exactBound, optimal: score.value >= bound,
      unplaced: explain(timetable, isCancelled),
      firstFeasible: firstFeasible,
      steps: steps)
  }

  private func explain(_ timetable: Timetable, _ isCancelled: () -> Bool) -> [Unplaced] {
    guard options.explains, !isCancelled() else { return [] }
    var explainer = Explainer(flat, timetable)
    return explainer.explainAll(isCancelled: isCancelled)
  }
}
