import Synchronization

/// What the searches of one agenda know together; the first proof ends them all.
final class AgendaRace: Sendable {
  struct Standing {
    var plan: AgendaPlan?
    var breaks: Int?
    var bound = 0
    var isInfeasible = false
    var firstFeasible: Duration?
  }

  private let state = Mutex(Standing())
  private let over = Atomic(false)
  private let clock = ContinuousClock()
  private let started: ContinuousClock.Instant
  private let deadline: ContinuousClock.Instant?

  init(timeLimit: Duration?) {
    started = clock.now
    deadline = timeLimit.map { [started] in started + $0 }
  }

  var standing: Standing { state.withLock { $0 } }

  /// Whether there is nothing more to do, or no more time.
  var isOver: Bool {
    if over.load(ordering: .relaxed) { return true }
    if let deadline, clock.now >= deadline { stop() }
    return over.load(ordering: .relaxed)
  }

  func stop() { over.store(true, ordering: .relaxed) }

  /// A plan was found.
  func offer(_ plan: AgendaPlan, breaks: Int) {
    state.withLock { state in
      if state.firstFeasible == nil { state.firstFeasible = clock.now - started }
      if state.breaks.map({ $0 <= breaks }) ?? false { return }
      state.plan = plan
      state.breaks = breaks
      if breaks <= state.bound { stop() }
    }
  }

  /// No plan has fewer breaks.
  func raise(_ bound: Int) {
    state.withLock { state in
      state.bound = max(state.bound, bound)
      if let breaks = state.breaks, breaks <= state.bound { stop() }
    }
  }

  /// No plan exists.
  func proveInfeasible() {
    state.withLock { $0.isInfeasible = true }
    stop()
  }

  /// What it came to.
  var outcome: AgendaOutcome {
    let end = standing
    let isProved = end.breaks.map { $0 <= end.bound } ?? false
    return AgendaOutcome(
      status: end.isInfeasible
        ? .infeasible : isProved ? .optimal : end.plan == nil ? .unknown : .feasible,
      plan: end.plan, breaks: end.breaks, bound: end.isInfeasible ? 0 : end.bound,
      firstFeasible: end.firstFeasible)
  }
}
