extension AgendaEncoding {
  /// Breaks are the blocks of meetings but the first.
  mutating func countBreaks() {
    let blocks = (0..<agenda.participants).map { blockCounter($0) }
    breaks = blocks.map { Array($0.dropFirst()) }
    for participant in blocks.indices { window(participant, blocks[participant]) }
    if let distance = agenda.fairness { keepFair(distance) }
  }

  /// Whether some participants have breaks only if all have.
  private var isSomeoneWithoutBreaks: Bool {
    meetings.contains { $0.count <= 1 || $0.count == agenda.slots }
  }

  /// A counter of a participant's blocks.
  private mutating func blockCounter(_ participant: Int) -> [Literal] {
    let count = meetings[participant].count
    guard count > 0, count <= agenda.slots else { return [] }
    let row = busy[participant]
    var starts: [Literal] = []
    for (slot, literal) in row.enumerated() {
      guard let literal else { continue }
      guard slot > 0, let before = row[slot - 1] else {
        starts.append(literal)
        continue
      }
      if before == formula.known { continue }
      if literal == formula.known {
        starts.append(-before)
        continue
      }
      let start = formula.variable()
      formula.add(-literal, before, start)
      formula.add(-start, literal)
      formula.add(-start, -before)
      starts.append(start)
    }
    let most = min(count, agenda.slots - count + 1)
    guard let fairness = agenda.fairness, isSomeoneWithoutBreaks else {
      return formula.counter(starts, cap: most, .exact)
    }
    return formula.counter(starts, cap: min(most, fairness + 2), .up)
  }

  /// The distance between the most and the fewest breaks.
  private mutating func keepFair(_ distance: Int) {
    var everyone: [Literal] = []
    if !isSomeoneWithoutBreaks {
      let least = breaks.map(\.count).min() ?? 0
      everyone = (0..<least).map { _ in formula.variable() }
      for (k, literal) in everyone.enumerated() {
        for row in breaks { formula.add(-literal, row[k]) }
      }
    }
    for row in breaks where row.count > distance {
      for k in row[distance...].indices {
        let shared = k - distance
        demand(.fairness, [-row[k]] + (shared < everyone.count ? [everyone[shared]] : []))
      }
    }
  }

  /// Whoever has no break has all meetings in one of the windows that are as long as they are many.
  private mutating func window(_ participant: Int, _ blocks: [Literal]) {
    let count = meetings[participant].count
    guard count > 1, count <= agenda.slots else { return }
    let broken = Array(blocks.dropFirst().prefix(1))
    let starts = windows(participant)
    if starts.isEmpty { return formula.add(broken) }
    let chosen =
      starts.count == 1 && !broken.isEmpty
      ? broken.map { -$0 } : starts.map { _ in formula.variable() }
    formula.add(broken + chosen)
    formula.atMostOne(chosen)
    for (slot, literal) in busy[participant].enumerated() {
      guard let literal else { continue }
      let isInside = starts.map { ($0..<($0 + count)).contains(slot) }
      for (window, inside) in zip(chosen, isInside) {
        formula.add(-window, inside ? literal : -literal)
      }
      formula.add(broken + [-literal] + zip(chosen, isInside).filter(\.1).map(\.0))
    }
  }

  /// The first slots of the windows in which a participant's meetings can be without a break.
  private func windows(_ participant: Int) -> [Int] {
    let count = meetings[participant].count
    let noon = agenda.morningSlots
    let bound = bound(participant)
    return (0...(agenda.slots - count)).filter { start in
      let morning = max(0, min(noon, start + count) - start)
      return busy[participant][start..<(start + count)].allSatisfy { $0 != nil }
        && morning >= bound.morning && count - morning >= bound.afternoon
    }
  }
}
