/// Finds out of which demands an infeasible agenda cannot meet all: QuickXplain (Junker 2004), with
/// a proof of its own for every step.
struct ClashFinder {
  private let agenda: Agenda
  private let race: AgendaRace
  private let seed: UInt64
  private let isCancelled: () -> Bool
  private var isMinimal = true

  init(
    _ agenda: Agenda, race: AgendaRace, seed: UInt64, isCancelled: @escaping () -> Bool
  ) {
    self.agenda = agenda
    self.race = race
    self.seed = seed
    self.isCancelled = isCancelled
  }

  /// A minimal set of demands that clash; nothing if they do not, or it cannot be told in time.
  mutating func find() -> AgendaClash? {
    guard let first = firstClash() else { return nil }
    let needed = Set(first.isEmpty ? [] : reduce([], true, first))
    return AgendaClash(demands: agenda.demands.filter(needed.contains), isMinimal: isMinimal)
  }

  /// Demands that clash, as many as one proof needs.
  private func firstClash() -> [AgendaDemand]? {
    let encoding = AgendaEncoding(agenda, isNegotiable: true)
    let solver = solver()
    solver.take(encoding.formula)
    let demands = agenda.demands
    switch solver.solve(demands.compactMap { encoding.keeps[$0] }, conflicts: 20_000) {
    case .satisfiable: return nil
    case .unsatisfiable:
      return demands.filter { encoding.keeps[$0].map(solver.isNeeded) ?? false }
    case .unknown: return isInfeasible(demands) == true ? demands : nil
    }
  }

  /// What has to be kept of `demands` for a clash with `settled`; `isNew` says that `settled` has
  /// grown since it was last asked whether it clashes alone.
  private mutating func reduce(
    _ settled: [AgendaDemand], _ isNew: Bool, _ demands: [AgendaDemand]
  ) -> [AgendaDemand] {
    if isNew {
      switch isInfeasible(settled) {
      case true?: return []
      case false?: break
      case nil: isMinimal = false
      }
    }
    if demands.count == 1 { return demands }
    let half = demands.count / 2
    let left = Array(demands[..<half])
    let right = Array(demands[half...])
    let fromRight = reduce(settled + left, !left.isEmpty, right)
    let fromLeft = reduce(settled + fromRight, !fromRight.isEmpty, left)
    return fromLeft + fromRight
  }

  /// Whether demands clash; nothing if it could not be told in time.
  private func isInfeasible(_ demands: [AgendaDemand]) -> Bool? {
    guard !race.isOver else { return nil }
    let solver = solver()
    solver.take(AgendaEncoding(agenda.keeping(Set(demands))).formula)
    return switch solver.solve([]) {
    case .satisfiable: false
    case .unsatisfiable: true
    case .unknown: nil
    }
  }

  private func solver() -> Satisfiability {
    Satisfiability(seed: seed) { [race, isCancelled] in
      if isCancelled() { race.stop() }
      return race.isOver
    }
  }
}

extension AgendaSolver {
  /// A minimal set of demands that cannot be met together, if the agenda is infeasible and that
  /// can be told in the time limit.
  ///
  /// It blocks the calling thread, asking `isCancelled` on it as `solve` does. A set that is empty
  /// says that no plan exists whatever is given up.
  public func clash(isCancelled: () -> Bool = { false }) -> AgendaClash? {
    withoutActuallyEscaping(isCancelled) { isCancelled in
      var finder = ClashFinder(
        agenda, race: AgendaRace(timeLimit: options.timeLimit), seed: options.seed,
        isCancelled: isCancelled)
      return finder.find()
    }
  }
}
