/// Settles what a small problem can be worth: asks a solver of clauses for a timetable that reaches the
/// bound, and while there is none, takes one off.
///
/// Close to the bound hardly anything may be wasted of what the multipliers price, which settles most of
/// the seats before the search begins. What is proved here is proved by CaDiCaL and is no part of the
/// certificate.
struct ExactSearch {
  /// What it came to.
  struct Outcome {
    /// The lowest bound that is proved.
    var bound: Int
    /// The best timetable that was found, if any: the seat of each request.
    var seats: [Seat]?
  }

  /// The effort of one round, in conflicts.
  private static let conflicts: Int32 = 1_000
  /// The most times that one question is asked anew, with what the last answer broke.
  private static let patience = 400
  /// How far the budget of waste goes, in quanta.
  private static let reach = 32

  private var encoding: SeatEncoding
  private let prices: WastePrices
  /// What can be wasted, and literals that say that more than so many quanta are.
  private let budget: Int
  private let waste: [Literal]
  private var loss: EncodedLoss?
  private let isStopped: () -> Bool
  /// The value of the best timetable found so far.
  private var value = Int.min
  private var seats: [Seat]?

  /// Nothing for a problem that is too large, or if it is to stop before all of it is stated.
  ///
  /// It is stopped when `isStopped`, asked every few milliseconds, says so.
  init?(
    _ flat: FlatProblem, _ layout: RelaxationLayout, _ certificate: BoundCertificate,
    isStopped: @escaping () -> Bool = { false }
  ) {
    guard var encoding = SeatEncoding(flat, layout, isStopped: isStopped) else { return nil }
    let prices = WastePrices.roundest(certificate, layout)
    let wasted = EncodedWaste(prices, &encoding)
    budget = prices.total - wasted.forced
    let costs = wasted.items.flatMap { cost, literal in
      [Literal](repeating: literal, count: min(cost / prices.quantum, Self.reach + 1))
    }
    waste = encoding.formula.counter(costs, cap: Self.reach + 1, .up)
    if encoding.formula.isGivenUp { return nil }
    self.isStopped = isStopped
    self.prices = prices
    self.encoding = encoding
  }

  /// Lowers a bound that holds already until there is a timetable that reaches it, or it is down at the
  /// value of one that is known.
  ///
  /// It takes at most so many rounds, and only when it is stopped does the same problem not give the
  /// same outcome; `pause` is called after each round.
  mutating func run(
    from known: Int, downTo least: Int, rounds: Int = 40, pause: () -> Void = {}
  ) -> Outcome {
    var bound = min(known, BoundCertificate.floorDivide(budget, by: prices.scale))
    let solver = Satisfiability(seed: 1, isStopped: isStopped)
    var left = Self.patience
    var spent = 0
    while bound > max(least, value), left > 0, !isStopped() {
      left -= 1
      solver.take(encoding.formula)
      var answer = Satisfiability.Answer.unknown
      while answer == .unknown, spent < rounds, !isStopped() {
        answer = solver.solve(assumptions(bound), conflicts: Self.conflicts)
        if answer == .unknown { spent += 1 }
        pause()
      }
      switch answer {
      case .unknown: return Outcome(bound: bound, seats: seats)
      case .unsatisfiable:
        bound -= 1
        left = Self.patience
      case .satisfiable:
        guard learn(from: solver, bound, least) else { return Outcome(bound: bound, seats: seats) }
      }
    }
    return Outcome(bound: bound, seats: seats)
  }

  private func assumptions(_ bound: Int) -> [Literal] {
    let allowed = (budget - bound * prices.scale) / prices.quantum
    return (allowed < waste.count ? [-waste[allowed]] : [])
      + (loss?.assumptions(atLeast: bound) ?? [])
  }

  // MARK: What an answer tells

  /// Takes a solution as a timetable, or states what is wrong with it; says whether that is progress.
  private mutating func learn(from solver: Satisfiability, _ bound: Int, _ least: Int) -> Bool {
    let held = encoding.seats.map { $0.first { solver.isTrue($0.literal) } }
    let people = encoding.interpreters.people(for: held, isTrue: solver.isTrue)
    let plan = TeamPlan(encoding, held)
    for clash in plan.clashes { encoding.forbid(clash) }
    guard plan.clashes.isEmpty else { return true }
    if plan.isUnknown { return false }
    take(held, people, plan)
    if value >= bound || loss != nil { return value >= bound }
    loss = EncodedLoss(&encoding, downTo: least)
    return loss != nil
  }

  private mutating func take(_ held: [SeatEncoding.Seat?], _ people: [Int], _ plan: TeamPlan) {
    let found = encoding.value(of: held)
    guard found > value else { return }
    value = found
    var seats = [Seat](repeating: .none, count: encoding.flat.requestCount)
    for (column, seat) in held.enumerated() {
      guard let seat else { continue }
      let teams = plan.teams[column]
      seats[Int(encoding.layout.requests[column])] = Seat(
        slot: Int32(seat.slot), room: Int32(seat.mode.room), interpreter: Int32(people[column]),
        teamA: Int32(teams[0]), teamB: Int32(teams[1]), guests: Seat.packed(Array(teams[2...])))
    }
    self.seats = seats
  }
}

extension SeatEncoding {
  /// Tier 1 of what is held.
  fileprivate func value(of held: [Seat?]) -> Int {
    held.enumerated().reduce(layout.constant) { sum, next in
      guard let seat = next.element else { return sum }
      let r = Int(layout.requests[next.offset])
      let objective = flat.problem.objective
      return sum + flat.problem.requests[r].weight
        + (isAsAnnounced(seat, of: r) ? objective.changePenalty : 0)
    }
  }
}
