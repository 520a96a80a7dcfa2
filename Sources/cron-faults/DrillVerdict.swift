/// What became of the slots of one entry.
struct DrillVerdict: Sendable {
  /// One sort of wrong and how often it happened.
  struct Wrong: Sendable {
    let name: String
    let count: Int

    init(_ name: String, _ count: Int) {
      self.name = name
      self.count = count
    }
  }

  let entry: DrillEntry
  /// Transactions that dealt with a stretch of time.
  let looks: Int
  /// Minutes in all these stretches.
  let ticks: Int
  /// Those of them that the policy wants made up for.
  let owed: Int
  /// Slots that became jobs.
  let made: Int
  /// Stretches that do not join, owed slots without a job, jobs nobody owed, slots without an effect,
  /// with two, and effects without a slot.
  let wrongs: [Wrong]

  var isSound: Bool { wrongs.allSatisfy { $0.count == 0 } }

  static func table(_ verdicts: [DrillVerdict]) -> String {
    let wrongs = (verdicts.first?.wrongs ?? []).map(\.name)
    let head = ["entry", "looks", "ticks", "owed", "made"] + wrongs
    let rows = verdicts.map { verdict in
      [verdict.entry.name]
        + ([verdict.looks, verdict.ticks, verdict.owed, verdict.made] + verdict.wrongs.map(\.count))
        .map(String.init)
    }
    return ([head] + rows).map { row in
      row.enumerated().map { index, cell in
        let blanks = String(repeating: " ", count: max(0, (index == 0 ? 14 : 9) - cell.count))
        return index == 0 ? cell + blanks : blanks + cell
      }.joined()
    }.joined(separator: "\n")
  }
}
