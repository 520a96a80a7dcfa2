/// The multipliers of a certificate as what a timetable gives away when it stays below the bound.
///
/// Weak duality is an equation: `scale * value` of a timetable is `total`, less the price of everything
/// that it leaves unused, less for each request how far it stays below its best surplus. So a timetable
/// that is worth `v` wastes `total - scale * v`, and close to the bound nearly nothing may be wasted.
struct WastePrices {
  let layout: RelaxationLayout
  let scale: Int
  /// What all costs are whole multiples of, or for prices that are not round are rounded down to.
  let quantum: Int
  /// The prices of one of each, at `element * days + day`.
  let partySlots: [Int]
  let partyMeetings: [Int]
  let tables: [Int]
  let typeSlots: [Int]
  let typeMeetings: [Int]

  /// The prices of a certificate, as round as they can be made without its bound being lost.
  static func roundest(_ certificate: BoundCertificate, _ layout: RelaxationLayout) -> WastePrices {
    let scale = certificate.scale
    for part in [1, 2, 3, 4, 8] where scale % part == 0 {
      let round = WastePrices(certificate, layout, unit: scale / part, quantum: scale / part)
      if round.bound <= certificate.bound { return round }
    }
    return WastePrices(certificate, layout, unit: 1, quantum: max(1, scale / 8))
  }

  private init(_ proof: BoundCertificate, _ layout: RelaxationLayout, unit: Int, quantum: Int) {
    self.layout = layout
    self.quantum = quantum
    scale = proof.scale
    let days = layout.days
    func round(_ price: Int) -> Int { (price + unit / 2) / unit * unit }
    var ofType = [Int](repeating: 0, count: layout.typeCount)
    for (g, type) in layout.typeOf.enumerated() { ofType[type] = g }
    partySlots = proof.partySlots.map(round)
    partyMeetings = proof.partyMeetings.map(round)
    tables = proof.tables.map(round)
    func types(_ prices: [Int]) -> [Int] {
      ofType.flatMap { prices[($0 * days)..<(($0 + 1) * days)].map(round) }
    }
    typeSlots = types(proof.interpreterSlots)
    typeMeetings = types(proof.interpreterMeetings)
  }

  /// What a column is worth above its prices on a day, seated in a way.
  func surplus(_ column: Int, day: Int, _ mode: RelaxationLayout.Mode) -> Int {
    let days = layout.days
    let duration = Int(layout.duration[column])
    var due = duration * tables[mode.room * days + day]
    for party in [Int(layout.partyA[column]), Int(layout.partyB[column])] {
      due += duration * partySlots[party * days + day] + partyMeetings[party * days + day]
    }
    if mode.type >= 0 {
      let cell = mode.type * days + day
      due += duration * typeSlots[cell] + typeMeetings[cell]
    }
    return Int(layout.worth[column * days + day]) * scale - due
  }

  /// The most that a column is worth above its prices, or 0 when it is better not placed.
  func best(_ column: Int) -> Int {
    var best = 0
    for day in 0..<layout.days where layout.worth[column * layout.days + day] > 0 {
      for mode in layout.kindModes[Int(layout.kind[column])] {
        best = max(best, surplus(column, day: day, mode))
      }
    }
    return best
  }

  /// What nothing wasted would be worth, times `scale`.
  var total: Int {
    let amounts = layout.capacities
    var sum = layout.constant * scale
    for (prices, amounts) in [
      (partySlots, amounts.partySlots), (partyMeetings, amounts.partyMeetings),
      (tables, amounts.tables), (typeSlots, layout.typeSlots), (typeMeetings, layout.typeMeetings),
    ] {
      for (price, amount) in zip(prices, amounts) where price > 0 { sum += price * amount }
    }
    return layout.requests.indices.reduce(sum) { $0 + best($1) }
  }

  /// The bound that these prices prove.
  var bound: Int { BoundCertificate.floorDivide(total, by: scale) }
}
