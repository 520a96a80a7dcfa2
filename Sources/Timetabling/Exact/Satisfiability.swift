internal import CCaDiCaL

/// A solver of clauses that keeps what it has learned from one question to the next: CaDiCaL.
final class Satisfiability {
  enum Answer {
    case satisfiable
    case unsatisfiable
    /// The effort was spent, or it was asked to stop.
    case unknown
  }

  /// How the solver goes about its search.
  enum Manner {
    /// Half of the time for proofs, half for solutions.
    case balanced
    /// Few restarts throughout: finds solutions where `balanced` finds proofs.
    case steady
    /// Few restarts, everything false at first, and back as far as was learned at every conflict:
    /// for questions that take no more than some thousand conflicts, each of which costs more to come
    /// back from than to find.
    case brisk

    var options: [(name: String, value: Int32)] {
      switch self {
      case .balanced: []
      case .steady: [("stabilizeonly", 1)]
      case .brisk: [("phase", 0), ("restartint", 100), ("chrono", 0)]
      }
    }
  }

  private let core: OpaquePointer
  private let isStopped: () -> Bool
  private var taken = 0
  /// Whether it was asked to stop before it had all clauses: the last may not be whole.
  private var isBehind = false

  /// `isStopped` is asked every few conflicts, on the thread that solves.
  init(seed: UInt64, manner: Manner = .balanced, isStopped: @escaping () -> Bool) {
    core = ccadical_init()
    self.isStopped = isStopped
    ccadical_set_option(core, "quiet", 1)
    ccadical_set_option(core, "seed", Int32(truncatingIfNeeded: seed % 2_000_000_000))
    for option in manner.options { ccadical_set_option(core, option.name, option.value) }
    ccadical_set_terminate(core, Unmanaged.passUnretained(self).toOpaque()) { state in
      guard let state else { return 0 }
      return Unmanaged<Satisfiability>.fromOpaque(state).takeUnretainedValue().isStopped() ? 1 : 0
    }
  }

  deinit { ccadical_release(core) }

  /// Takes the clauses that have come to a formula since the last time, unless it is asked to stop.
  func take(_ formula: Formula) {
    let more = 50_000
    while taken < formula.clauses.count, !isStopped() {
      for literal in formula.clauses[taken...].prefix(more) { ccadical_add(core, literal) }
      taken = min(taken + more, formula.clauses.count)
    }
    isBehind = taken < formula.clauses.count
  }

  /// Whether all clauses and assumptions can be true at once; `conflicts` limits the effort. Unknown while
  /// clauses are missing.
  func solve(_ assumptions: [Literal], conflicts: Int32? = nil) -> Answer {
    if isBehind { return .unknown }
    for literal in assumptions { ccadical_assume(core, literal) }
    if let conflicts { ccadical_limit(core, "conflicts", conflicts) }
    return switch ccadical_solve(core) {
    case 10: .satisfiable
    case 20: .unsatisfiable
    default: .unknown
    }
  }

  /// After `satisfiable`: whether the literal is true in the solution found.
  func isTrue(_ literal: Literal) -> Bool { ccadical_val(core, literal) > 0 }

  /// After `unsatisfiable`: whether the assumption was needed to see it.
  func isNeeded(_ assumption: Literal) -> Bool { ccadical_failed(core, assumption) != 0 }
}
