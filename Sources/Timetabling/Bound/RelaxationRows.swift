/// The constraints of the day-level relaxation in one vector, by blocks.
///
/// Where every request takes one slot, slots and meetings are the same thing, and only the tighter
/// row of the two is kept: the other has step size 0, and its price stays 0.
struct RelaxationRows: Sendable {
  let days: Int
  let partySlots: Int
  let partyMeetings: Int
  let kinds: Int
  let rooms: Int
  let typeSlots: Int
  let typeMeetings: Int
  let count: Int
  let capacity: [Float]
  /// The dual step of each row: one over the summed coefficients of the row.
  let step: [Float]
  /// How much a mode's share is scaled, at `mode * days + day`: about the meetings it can carry.
  let modeScale: [Float]

  init(_ layout: RelaxationLayout, modeOffset: [Int]) {
    let days = layout.days
    let roomCount = layout.capacities.tables.count / max(1, days)
    self.days = days
    partySlots = 0
    partyMeetings = layout.partyCount * days
    kinds = 2 * partyMeetings
    rooms = kinds + layout.kindModes.count * days
    typeSlots = rooms + roomCount * days
    typeMeetings = typeSlots + layout.typeCount * days
    count = typeMeetings + layout.typeCount * days
    var capacity = [Float](repeating: 0, count: count)
    var coefficients = [Float](repeating: 0, count: count)
    for (i, a) in layout.partyA.enumerated() {
      let duration = Float(layout.duration[i])
      for day in 0..<days where layout.worth[i * days + day] > 0 {
        for party in [Int(a), Int(layout.partyB[i])] {
          coefficients[partySlots + party * days + day] += duration
          coefficients[partyMeetings + party * days + day] += 1
        }
        coefficients[kinds + Int(layout.kind[i]) * days + day] += 1
      }
    }
    for i in 0..<(layout.partyCount * days) {
      capacity[partySlots + i] = Float(layout.capacities.partySlots[i])
      capacity[partyMeetings + i] = Float(layout.capacities.partyMeetings[i])
    }
    for i in layout.capacities.tables.indices {
      capacity[rooms + i] = Float(layout.capacities.tables[i])
    }
    for i in layout.typeSlots.indices {
      capacity[typeSlots + i] = Float(layout.typeSlots[i])
      capacity[typeMeetings + i] = Float(layout.typeMeetings[i])
    }
    modeScale = RelaxationRows.scales(layout, modeOffset: modeOffset)
    for (kind, modes) in layout.kindModes.enumerated() {
      let duration = Float(layout.kindDuration[kind])
      for (m, mode) in modes.enumerated() {
        for day in 0..<days {
          let scale = modeScale[(modeOffset[kind] + m) * days + day]
          coefficients[kinds + kind * days + day] += scale
          coefficients[rooms + mode.room * days + day] += duration * scale
          guard mode.type >= 0 else { continue }
          coefficients[typeSlots + mode.type * days + day] += duration * scale
          coefficients[typeMeetings + mode.type * days + day] += scale
        }
      }
    }
    var step = coefficients.map { $0 > 0 ? 1 / $0 : 0 }
    func keepTighter(_ slots: Int, _ meetings: Int, _ count: Int) {
      for i in 0..<count {
        if capacity[meetings + i] >= capacity[slots + i] {
          step[meetings + i] = 0
        } else if layout.kindDuration.allSatisfy({ $0 == 1 }) {
          step[slots + i] = 0
        }
      }
    }
    keepTighter(partySlots, partyMeetings, layout.partyCount * days)
    keepTighter(typeSlots, typeMeetings, layout.typeCount * days)
    for i in 0..<kinds where capacity[i] >= coefficients[i] { step[i] = 0 }
    self.step = step
    self.capacity = capacity
  }

  /// A mode carries at most what its room and its people can, and no more than its kind asks for.
  private static func scales(_ layout: RelaxationLayout, modeOffset: [Int]) -> [Float] {
    let days = layout.days
    var asked = [Int](repeating: 0, count: layout.kindModes.count)
    for kind in layout.kind { asked[Int(kind)] += 1 }
    var scales: [Float] = []
    for (kind, modes) in layout.kindModes.enumerated() {
      for mode in modes {
        for day in 0..<days {
          var most = min(asked[kind], layout.capacities.tables[mode.room * days + day])
          if mode.type >= 0 { most = min(most, layout.typeMeetings[mode.type * days + day]) }
          scales.append(Float(max(1, most)))
        }
      }
    }
    return scales
  }
}
