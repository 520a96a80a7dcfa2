/// Finds a plan with the fewest breaks from below: first none at all is wished for; whenever the
/// wishes prove to clash, those of one clash are replaced by "at most one of them fails", and so on
/// (OLL: Andres et al. 2012; Morgado, Dodaro and Marques-Silva 2014). Every clash raises the bound
/// by one; the first plan that meets all that is left is optimal.
struct CoreGuidedSearch {
  /// The effort for making one clash smaller by one wish, in conflicts.
  private static let trimming: Int32 = 500
  /// The most wishes of a clash that a brisk search tries in vain.
  private static let failures = 5
  /// The effort of a brisk search for a plan that meets all wishes before it asks for any plan at
  /// all, in conflicts.
  private static let patience: Int32 = 3_000

  private var encoding: AgendaEncoding
  private let solver: Satisfiability
  private let race: AgendaRace
  /// Whether it is out for what is easy: the others begin with any plan, wish for everything at
  /// once, and make every clash as small as they can.
  private let isBrisk: Bool
  private let progress: (AgendaProgress) -> Void
  /// Literals that have to be true for a plan at the bound.
  private var wishes: [Literal] = []
  /// What to wish for when a wish fails: the counter of a participant or of a clash, and the
  /// position there.
  private var counters: [Literal: (outputs: [Literal], position: Int)] = [:]
  private var bound = 0

  /// `member` makes the searches of one race differ.
  init(
    _ agenda: Agenda, race: AgendaRace, seed: UInt64, member: Int,
    progress: @escaping (AgendaProgress) -> Void = { _ in },
    isCancelled: @escaping () -> Bool = { false }
  ) {
    self.race = race
    self.progress = progress
    isBrisk = member % 2 == 0
    encoding = AgendaEncoding(agenda, isLoose: isBrisk)
    solver = Satisfiability(
      seed: seed &+ UInt64(member), manner: isBrisk ? .brisk : .steady
    ) {
      if isCancelled() { race.stop() }
      return race.isOver
    }
    for breaks in encoding.breaks {
      let sure = breaks.prefix { $0 == encoding.formula.known }.count
      for _ in 0..<sure { raise() }
      if isBrisk { wish(breaks, sure) } else { wishes += breaks[sure...].map { -$0 } }
    }
  }

  /// Searches until something is proved or the race is over.
  mutating func run() {
    if !isBrisk, race.isOver || ask([]) != .satisfiable { return }
    while !race.isOver {
      let isBlind = isBrisk && race.standing.plan == nil
      switch ask(wishes, conflicts: isBlind ? Self.patience : nil) {
      case .satisfiable: return
      case .unknown:
        guard isBlind, !race.isOver, ask([]) == .satisfiable else { return }
        report()
      case .unsatisfiable:
        let clash = trimmed(wishes.filter(solver.isNeeded))
        guard !race.isOver else { return }
        relax(clash)
        report()
      }
    }
  }

  /// Asks the solver, and keeps the plan that it finds or what it proves; a plan that has more
  /// meetings in a slot than locations only tells what to state before asking again.
  private mutating func ask(_ assumptions: [Literal], conflicts: Int32? = nil)
    -> Satisfiability.Answer
  {
    solver.take(encoding.formula)
    let answer = solver.solve(assumptions, conflicts: conflicts)
    switch answer {
    case .satisfiable:
      let plan = encoding.plan(solver.isTrue)
      let overfull = encoding.overfull(plan)
      guard overfull.isEmpty else {
        encoding.limitLocations(in: overfull)
        return ask(assumptions, conflicts: conflicts)
      }
      race.offer(plan, breaks: plan.breaks(in: encoding.agenda).reduce(0, +))
    case .unsatisfiable where !assumptions.contains(where: solver.isNeeded):
      race.proveInfeasible()
    case .unsatisfiable, .unknown: break
    }
    return answer
  }

  /// The clash without the wishes that are seen with little effort not to be needed for it.
  private mutating func trimmed(_ clash: [Literal]) -> [Literal] {
    var clash = clash
    var position = 0
    var failures = 0
    while position < clash.count, clash.count > 1, !race.isOver {
      if isBrisk, failures == Self.failures { break }
      var rest = clash
      rest.remove(at: position)
      if ask(rest, conflicts: Self.trimming) == .unsatisfiable {
        let kept = clash[..<position].filter(solver.isNeeded)
        clash = rest.filter(solver.isNeeded)
        position = kept.count
      } else {
        position += 1
        failures += 1
      }
    }
    return clash
  }

  /// Gives up one of the wishes of a clash, and wishes that it be no more than one.
  private mutating func relax(_ clash: [Literal]) {
    raise()
    wishes.removeAll(where: clash.contains)
    for wish in clash {
      guard let (outputs, position) = counters.removeValue(forKey: wish) else { continue }
      self.wish(outputs, position + 1)
    }
    guard clash.count > 1 else {
      encoding.formula.add(clash.map { -$0 })
      return
    }
    let outputs = encoding.formula.counter(clash.map { -$0 }, cap: clash.count, .up)
    encoding.formula.add(outputs[0])
    var position = 1
    while position < outputs.count,
      ask([-outputs[position]], conflicts: Self.trimming) == .unsatisfiable
    {
      encoding.formula.add(outputs[position])
      raise()
      position += 1
    }
    wish(outputs, position)
  }

  private mutating func wish(_ outputs: [Literal], _ position: Int) {
    guard position < outputs.count else { return }
    wishes.append(-outputs[position])
    counters[-outputs[position]] = (outputs, position)
  }

  private mutating func raise() {
    bound += 1
    race.raise(bound)
  }

  private func report() {
    let standing = race.standing
    progress(AgendaProgress(breaks: standing.breaks, bound: standing.bound))
  }
}
