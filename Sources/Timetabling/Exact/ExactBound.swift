/// Lowers the bound of a small problem below what the relaxation can: asks a solver of clauses whether
/// any timetable wastes so little of what the multipliers price that it reaches the bound, and while
/// none does, takes one off.
///
/// Close to the bound hardly anything may be wasted, which settles most of the seats before the search
/// begins. What is proved here is proved by CaDiCaL and is no part of the certificate.
struct ExactBound {
  /// The effort for one question, in conflicts.
  private static let effort: Int32 = 3_000
  /// How far the budget of waste goes, in quanta.
  private static let reach = 32

  private var encoding: SeatEncoding
  private let prices: WastePrices
  private var items: [(cost: Int, literal: Literal)] = []
  /// What is wasted by any timetable.
  private var forced = 0

  /// Nothing for a problem that is too large.
  init?(_ flat: FlatProblem, _ layout: RelaxationLayout, _ certificate: BoundCertificate) {
    guard let encoding = SeatEncoding(flat, layout) else { return nil }
    self.encoding = encoding
    prices = WastePrices.roundest(certificate, layout)
    for column in layout.requests.indices { price(column) }
    priceParties()
    priceTables()
    priceInterpreters()
  }

  /// The lowest bound that is proved, starting from one that holds already.
  ///
  /// It depends on `isStopped` alone whether the same problem gives the same bound.
  mutating func lowered(from known: Int, isStopped: @escaping () -> Bool) -> Int {
    let budget = prices.total - forced
    var bound = min(known, BoundCertificate.floorDivide(budget, by: prices.scale))
    let costs = items.flatMap { cost, literal in
      [Literal](repeating: literal, count: min(cost / prices.quantum, Self.reach + 1))
    }
    let waste = encoding.formula.counter(costs, cap: Self.reach + 1, .up)
    let solver = Satisfiability(seed: 1, isSteady: false, isStopped: isStopped)
    solver.take(encoding.formula)
    while !isStopped() {
      let allowed = (budget - bound * prices.scale) / prices.quantum
      guard allowed < waste.count,
        solver.solve([-waste[allowed]], conflicts: Self.effort) == .unsatisfiable
      else { return bound }
      bound -= 1
    }
    return bound
  }

  // MARK: What costs

  /// Costs are what a request stays below its best surplus, seated elsewhere or not at all.
  private mutating func price(_ column: Int) {
    let best = prices.best(column)
    let days = encoding.flat.dayCount
    let seats = encoding.seats[column]
    if best > 0 {
      let held = (0..<days).compactMap { encoding.heldOn[column * days + $0] }
      if held.isEmpty { forced += best } else { items.append((best, -encoding.formula.any(held))) }
    }
    let costs = Dictionary(grouping: seats) { seat in
      best - prices.surplus(column, day: encoding.flat.dayOf[seat.slot], seat.mode)
    }
    for (cost, seats) in costs.sorted(by: { $0.key < $1.key }) where cost > 0 {
      items.append((cost, encoding.formula.any(seats.map(\.literal))))
    }
  }

  private mutating func priceParties() {
    let flat = encoding.flat
    let layout = encoding.layout
    let days = flat.dayCount
    var columns = [[Int]](repeating: [], count: flat.partyCount)
    for column in layout.requests.indices {
      columns[Int(layout.partyA[column])].append(column)
      columns[Int(layout.partyB[column])].append(column)
    }
    for party in 0..<flat.partyCount {
      for day in 0..<days {
        let cell = party * days + day
        let held = columns[party].compactMap { column in
          encoding.heldOn[column * days + day].map { ($0, Int(layout.duration[column])) }
        }
        unused(
          held.flatMap { [Literal](repeating: $0, count: $1) },
          of: layout.capacities.partySlots[cell], price: prices.partySlots[cell])
        unused(
          held.map(\.0), of: layout.capacities.partyMeetings[cell],
          price: prices.partyMeetings[cell])
      }
    }
  }

  private mutating func priceTables() {
    let flat = encoding.flat
    for room in 0..<flat.roomCount {
      for day in 0..<flat.dayCount where prices.tables[room * flat.dayCount + day] > 0 {
        var used: [Literal] = []
        for (column, seats) in encoding.seats.enumerated() {
          for seat in seats where seat.mode.room == room && flat.dayOf[seat.slot] == day {
            let duration = Int(encoding.layout.duration[column])
            used += [Literal](repeating: seat.literal, count: duration)
          }
        }
        let cell = room * flat.dayCount + day
        unused(used, of: encoding.layout.capacities.tables[cell], price: prices.tables[cell])
      }
    }
  }

  private mutating func priceInterpreters() {
    let layout = encoding.layout
    let days = encoding.flat.dayCount
    for (g, type) in layout.typeOf.enumerated() {
      for day in 0..<days {
        let work = encoding.work(of: g, on: day)
        let cell = g * days + day
        let slots = layout.capacities.interpreterSlots[cell]
        unused(work, of: slots, price: prices.typeSlots[type * days + day])
        // Where meetings are longer than slots, how many there are is not counted by person.
        guard encoding.flat.maxDuration == 1 else { continue }
        unused(
          work, of: min(slots, layout.capacities.interpreterMeetings[cell]),
          price: prices.typeMeetings[type * days + day])
      }
    }
  }

  /// Each of `amount` that is not used costs its price.
  private mutating func unused(_ uses: [Literal], of amount: Int, price: Int) {
    guard price > 0 else { return }
    if amount <= 0 { return encoding.atMost(0, of: uses) }
    let count = encoding.formula.counter(uses, cap: amount + 1, .exact)
    if count.count > amount { encoding.formula.add(-count[amount]) }
    for literal in count.prefix(amount) { items.append((price, -literal)) }
    forced += price * max(0, amount - count.count)
  }
}
