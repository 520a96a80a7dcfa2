/// Rounding of prices to integers, and the exact sum that makes a bound of them.
extension BoundCertificate {
  /// What one unit of weight is multiplied by in certificates: prices are rounded to 1/840 of a
  /// unit, which holds halves to eighths exactly.
  static let defaultScale = 840

  /// The certificate of the relaxation's prices, rounded to integers.
  init(_ layout: RelaxationLayout, rows: RelaxationRows, price: [Float], unit: Int = 1) {
    let days = layout.days
    let scale = BoundCertificate.defaultScale
    func rounded(_ block: Int, _ count: Int) -> [Int] {
      (block..<(block + count)).map {
        Int((max(0, price[$0]) * Float(scale) / Float(unit)).rounded()) * unit
      }
    }
    let parties = layout.partyCount * days
    let types = layout.typeCount * days
    let partySlots = rounded(rows.partySlots, parties)
    let partyMeetings = rounded(rows.partyMeetings, parties)
    let tables = rounded(rows.rooms, layout.capacities.tables.count)
    let typeSlots = rounded(rows.typeSlots, types)
    let typeMeetings = rounded(rows.typeMeetings, types)
    var kindPrice = [Int](repeating: 0, count: layout.kindModes.count * days)
    for (kind, modes) in layout.kindModes.enumerated() {
      let duration = layout.kindDuration[kind]
      for day in 0..<days {
        var cheapest = Int.max
        for mode in modes {
          var due = duration * tables[mode.room * days + day]
          if mode.type >= 0 {
            due += duration * typeSlots[mode.type * days + day]
            due += typeMeetings[mode.type * days + day]
          }
          cheapest = min(cheapest, due)
        }
        kindPrice[kind * days + day] = cheapest
      }
    }
    var sum = layout.constant * scale
    for i in 0..<parties {
      sum += partySlots[i] * layout.capacities.partySlots[i]
      if partyMeetings[i] > 0 { sum += partyMeetings[i] * layout.capacities.partyMeetings[i] }
    }
    for (i, price) in tables.enumerated() { sum += price * layout.capacities.tables[i] }
    for i in 0..<types {
      sum += typeSlots[i] * layout.typeSlots[i] + typeMeetings[i] * layout.typeMeetings[i]
    }
    for i in layout.requests.indices {
      let a = Int(layout.partyA[i]) * days
      let b = Int(layout.partyB[i]) * days
      let kind = Int(layout.kind[i]) * days
      let duration = Int(layout.duration[i])
      var best = 0
      for day in 0..<days {
        let worth = Int(layout.worth[i * days + day])
        guard worth > 0 else { continue }
        let due =
          duration * (partySlots[a + day] + partySlots[b + day]) + partyMeetings[a + day]
          + partyMeetings[b + day] + kindPrice[kind + day]
        best = max(best, worth * scale - due)
      }
      sum += best
    }
    self.scale = scale
    self.partySlots = partySlots
    self.partyMeetings = partyMeetings
    self.tables = tables
    interpreterSlots = layout.typeOf.flatMap { typeSlots[($0 * days)..<(($0 + 1) * days)] }
    interpreterMeetings = layout.typeOf.flatMap { typeMeetings[($0 * days)..<(($0 + 1) * days)] }
    bound = BoundCertificate.floorDivide(sum, by: scale)
  }

  static func floorDivide(_ sum: Int, by scale: Int) -> Int {
    sum >= 0 ? sum / scale : -((-sum + scale - 1) / scale)
  }
}
