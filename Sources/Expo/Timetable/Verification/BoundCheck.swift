/// Proves the bound of a certificate anew, from the planning data and the wishes alone, in integers.
///
/// It shares no code with the solver. Whoever doubts a bound only has to believe these sums: what
/// there is of everything (`DayStock`), and what the cheapest seat of a wish costs (`SeatPrices`).
struct BoundCheck {
  private let certificate: StoredCertificate
  private let data: PlanningData
  private let wishes: [PairWish]
  private let stock: DayStock
  private let firms: [Identifier<Participation>: StoredCertificate.PersonPrices]

  /// Nil when the certificate does not fit the data: other days, unknown keys, twice the same,
  /// negative or absurdly large prices.
  init?(_ certificate: StoredCertificate, _ data: PlanningData, wishes: [PairWish]) {
    let days = Set(data.slots.map(\.day)).sorted()
    let people = certificate.firms + certificate.interpreters
    let tables = certificate.tables.flatMap(\.ids)
    let lists = people.map(\.slots) + people.map(\.meetings) + certificate.tables.map(\.slots)
    guard (1...1_000_000).contains(certificate.scale), certificate.days == days,
      lists.allSatisfy({ $0.count == days.count }),
      lists.joined().allSatisfy({ (0...1_000_000 * certificate.scale).contains($0) }),
      Set(people.map(\.id)).count == people.count, Set(tables).count == tables.count,
      Set(certificate.firms.map(\.id)).isSubset(of: data.firms.map(\.id)),
      Set(certificate.interpreters.map(\.id)).isSubset(of: data.interpreters.map(\.id)),
      Set(tables).isSubset(of: data.tables.map(\.id))
    else { return nil }
    self.certificate = certificate
    self.data = data
    self.wishes = wishes
    stock = DayStock(data, days: days)
    firms = Dictionary(uniqueKeysWithValues: certificate.firms.map { ($0.id, $0) })
  }

  /// The bound that the prices prove, in whole weight; nil when it has no end or overflows.
  func provenBound() -> Int? {
    let locked = Set(data.locked.map(\.pair))
    let fixed = wishes.filter { locked.contains($0.pair) }.reduce(0) { $0 + $1.weight }
    guard var total = priceOfEverything() else { return nil }
    total += fixed * certificate.scale
    var seats = SeatPrices(certificate, data)
    var starts = CommonStarts(data)
    for wish in wishes where !locked.contains(wish.pair) {
      var best = 0
      for day in certificate.days.indices {
        guard starts.exist(for: wish, on: certificate.days[day]),
          let seat = seats.cheapest(for: wish, day: day)
        else { continue }
        let due = [wish.pair.a, wish.pair.b].compactMap { firms[$0] }.reduce(seat) {
          $0 + wish.durationSlots * $1.slots[day] + $1.meetings[day]
        }
        best = max(best, wish.weight * certificate.scale - due)
      }
      total += best
    }
    // Towards the smaller whole number: weights are whole.
    return total >= 0 ? total / certificate.scale : nil
  }

  /// What all there is would cost.
  private func priceOfEverything() -> Int? {
    var total = 0
    func add(_ price: Int, _ amount: Int?) -> Bool {
      guard price > 0 else { return true }
      guard let amount else { return false }
      let (product, isTooLarge) = price.multipliedReportingOverflow(by: amount)
      let (sum, isTooMuch) = total.addingReportingOverflow(product)
      total = sum
      return !isTooLarge && !isTooMuch
    }
    for day in certificate.days.indices {
      for firm in certificate.firms {
        guard add(firm.slots[day], stock.slots(ofFirm: firm.id, day: day)),
          add(firm.meetings[day], stock.meetings(ofFirm: firm.id, day: day))
        else { return nil }
      }
      for tables in certificate.tables {
        let amount = tables.ids.reduce(0) { $0 + stock.slots(ofTable: $1, day: day) }
        guard add(tables.slots[day], amount) else { return nil }
      }
      for person in certificate.interpreters {
        // Interpreters have no limit of meetings: such a price would have to be paid without end.
        guard add(person.slots[day], stock.slots(ofInterpreter: person.id, day: day)),
          add(person.meetings[day], nil)
        else { return nil }
      }
    }
    return total
  }
}
