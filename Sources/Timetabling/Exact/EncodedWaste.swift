/// What a timetable wastes of what the multipliers price, as literals: the budget that is left tells
/// what it can be worth.
struct EncodedWaste {
  /// What costs something when it is true.
  private(set) var items: [(cost: Int, literal: Literal)] = []
  /// What is wasted by any timetable.
  private(set) var forced = 0
  private let prices: WastePrices

  init(_ prices: WastePrices, _ encoding: inout SeatEncoding) {
    self.prices = prices
    for column in encoding.layout.requests.indices { price(column, &encoding) }
    priceParties(&encoding)
    priceTables(&encoding)
    priceInterpreters(&encoding)
  }

  /// Costs are what a request stays below its best surplus, seated elsewhere or not at all.
  private mutating func price(_ column: Int, _ encoding: inout SeatEncoding) {
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

  private mutating func priceParties(_ encoding: inout SeatEncoding) {
    let flat = encoding.flat
    let layout = encoding.layout
    let days = flat.dayCount
    // Guests carry no price.
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
          of: layout.capacities.partySlots[cell], price: prices.partySlots[cell], &encoding)
        unused(
          held.map(\.0), of: layout.capacities.partyMeetings[cell],
          price: prices.partyMeetings[cell], &encoding)
      }
    }
  }

  private mutating func priceTables(_ encoding: inout SeatEncoding) {
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
        unused(
          used, of: encoding.layout.capacities.tables[cell], price: prices.tables[cell], &encoding)
      }
    }
  }

  private mutating func priceInterpreters(_ encoding: inout SeatEncoding) {
    let layout = encoding.layout
    let days = encoding.flat.dayCount
    for (g, type) in layout.typeOf.enumerated() {
      for day in 0..<days {
        let work = encoding.interpreters.work(of: g, on: day)
        let cell = g * days + day
        let slots = layout.capacities.interpreterSlots[cell]
        unused(work, of: slots, price: prices.typeSlots[type * days + day], &encoding)
        // Where meetings are longer than slots, how many there are is not counted by person.
        guard encoding.flat.maxDuration == 1 else { continue }
        unused(
          work, of: min(slots, layout.capacities.interpreterMeetings[cell]),
          price: prices.typeMeetings[type * days + day], &encoding)
      }
    }
  }

  /// Each of `amount` that is not used costs its price.
  private mutating func unused(
    _ uses: [Literal], of amount: Int, price: Int, _ encoding: inout SeatEncoding
  ) {
    guard price > 0 else { return }
    if amount <= 0 { return encoding.formula.atMost(0, of: uses) }
    let count = encoding.formula.counter(uses, cap: amount + 1, .exact)
    if count.count > amount { encoding.formula.add(-count[amount]) }
    for literal in count.prefix(amount) { items.append((price, -literal)) }
    forced += price * max(0, amount - count.count)
  }
}
