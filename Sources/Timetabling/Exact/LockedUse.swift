/// Who is taken by locked meetings, or away.
struct LockedUse {
  /// Teams of a party and tables of a room in a slot, at `element * slots + slot`.
  private(set) var parties: [Int]
  private(set) var tables: [Int]
  /// Whether an interpreter cannot work in a slot, at `interpreter * slots + slot`.
  private(set) var interpreters: [Bool]
  private var working: Set<Int> = []
  private let slotCount: Int

  init(_ flat: FlatProblem) {
    let slots = flat.slotCount
    slotCount = slots
    parties = [Int](repeating: 0, count: flat.partyCount * slots)
    tables = [Int](repeating: 0, count: flat.roomCount * slots)
    interpreters = [Bool](repeating: false, count: flat.interpreterCount * slots)
    for (g, person) in flat.problem.interpreters.enumerated() {
      for t in person.unavailable { interpreters[g * slots + t] = true }
    }
    for placement in flat.problem.locked {
      let room = flat.room(hall: placement.hall, tableClass: placement.tableClass)
      for t in flat.problem.slots(of: placement) {
        tables[room * slots + t] += 1
        for party in flat.problem.requests[placement.request].parties {
          parties[party * slots + t] += 1
        }
        guard let g = placement.interpreter else { continue }
        interpreters[g * slots + t] = true
        working.insert(g * slots + t)
      }
    }
  }

  /// Whether an interpreter works for a locked meeting in a slot.
  func isWorking(_ interpreter: Int, _ slot: Int) -> Bool {
    working.contains(interpreter * slotCount + slot)
  }
}

extension Problem {
  /// The slots that a placement occupies.
  func slots(of placement: Placement) -> Range<Int> {
    placement.slot..<(placement.slot + requests[placement.request].duration)
  }
}
