/// What the cheapest table and interpreter for a wish cost on a day, both in one hall.
struct SeatPrices {
  private let certificate: StoredCertificate
  private let data: PlanningData
  private let firms: [Identifier<Participation>: PlanningFirm]
  private let tablePrices: [Identifier<Space>: [Int]]
  private let personPrices: [Identifier<Participation>: StoredCertificate.PersonPrices]
  private var known: [Key: Int?] = [:]

  /// What the price depends on.
  private struct Key: Hashable {
    let day: Int
    let rank: Int
    let duration: Int
    let sector: String?
    /// The languages of the two firms; empty when nobody interprets.
    let languages: [[String]]
    /// The stands of the firms.
    let stands: Set<Identifier<Space>>
  }

  init(_ certificate: StoredCertificate, _ data: PlanningData) {
    self.certificate = certificate
    self.data = data
    firms = Dictionary(uniqueKeysWithValues: data.firms.map { ($0.id, $0) })
    var prices: [Identifier<Space>: [Int]] = [:]
    for tables in certificate.tables { for id in tables.ids { prices[id] = tables.slots } }
    tablePrices = prices
    personPrices = Dictionary(
      uniqueKeysWithValues: certificate.interpreters.map { ($0.id, $0) })
  }

  /// Nil when no table and interpreter suit the wish.
  mutating func cheapest(for wish: PairWish, day: Int) -> Int? {
    let two = [firms[wish.pair.a], firms[wish.pair.b]]
    let spoken = two.map { $0?.languages.sorted() ?? [] }
    let key = Key(
      day: day, rank: wish.rank, duration: wish.durationSlots,
      sector: wish.needsInterpreter ? wish.sector : nil,
      languages: wish.needsInterpreter ? spoken : [],
      stands: Set(wish.pair.firms.compactMap { firms[$0]?.stand }))
    if let price = known[key] { return price }
    let price = cheapest(key)
    known[key] = .some(price)
    return price
  }

  private func cheapest(_ key: Key) -> Int? {
    data.halls.compactMap { hall -> Int? in
      let tables = data.tables.filter {
        $0.hall == hall.id && $0.maxRank >= key.rank
          && (key.stands.isEmpty ? !$0.isStand : key.stands == [hall.id])
      }
      guard let table = tables.map({ tablePrices[$0.id]?[key.day] ?? 0 }).min() else { return nil }
      guard !key.languages.isEmpty else { return key.duration * table }
      return person(key, in: hall.id).map { key.duration * table + $0 }
    }.min()
  }

  private func person(_ key: Key, in hall: Identifier<Space>) -> Int? {
    data.interpreters.filter { person in
      (person.station == nil || person.station == hall)
        && (key.rank > MeetingRules.protocolRank || person.isCleared)
        && (person.sectors.isEmpty || key.sector.map(person.sectors.contains) ?? true)
        && person.interprets(between: key.languages[0], and: key.languages[1])
    }.map { person in
      guard let prices = personPrices[person.id] else { return 0 }
      return key.duration * prices.slots[key.day] + prices.meetings[key.day]
    }.min()
  }
}

/// Whether firms are there together for long enough on a day.
struct CommonStarts {
  private let slots: [PlanningSlot]
  private let isPast: [Bool]
  private let busy: [Identifier<Participation>: [TimeRange]]
  private var present: [Identifier<Participation>: [Bool]] = [:]

  init(_ data: PlanningData) {
    slots = data.slots
    isPast = data.slots.map(data.isPast)
    busy = Dictionary(uniqueKeysWithValues: data.firms.map { ($0.id, $0.busy) })
  }

  mutating func exist(for wish: PairWish, on day: CalendarDay) -> Bool {
    let present = wish.pair.firms.map { presence(of: $0) }
    var row = 0
    var before: PlanningSlot?
    for (t, slot) in slots.enumerated() where slot.day == day {
      let goesOn = before.map { $0.isAdjacent(to: slot) } ?? false
      before = slot
      row = present.allSatisfy { $0[t] } && !isPast[t] ? (goesOn ? row : 0) + 1 : 0
      if row >= wish.durationSlots { return true }
    }
    return false
  }

  private mutating func presence(of firm: Identifier<Participation>) -> [Bool] {
    if let known = present[firm] { return known }
    let away = busy[firm] ?? []
    let made = slots.map { slot in !away.contains { $0.overlaps(slot.occupied) } }
    present[firm] = made
    return made
  }
}
