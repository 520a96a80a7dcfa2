/// What the searches of one kind took, and how many found what they were for.
struct SearchTimes {
  let kind: SearchKind?
  private(set) var times: [Duration] = []
  private var found = 0

  /// Without a kind: those of all kinds.
  init(kind: SearchKind?, times: [Duration] = []) {
    self.kind = kind
    self.times = times
  }

  mutating func add(_ time: Duration, isFound: Bool) {
    times.append(time)
    if isFound { found += 1 }
  }

  /// One line of the table.
  var line: String {
    let sorted = times.sorted()
    let share = kind == nil ? "–" : "\(found * 100 / max(1, times.count)) %"
    let columns = [
      (kind?.rawValue ?? "all", 12), (String(times.count), 9), (share, 8),
      (Self.milliseconds(sorted, 0.5), 9), (Self.milliseconds(sorted, 0.99), 9),
      (Self.milliseconds(sorted, 1), 9),
    ]
    return columns.enumerated().map { index, column in
      let gap = String(repeating: " ", count: max(0, column.1 - column.0.count))
      return index == 0 ? column.0 + gap : gap + column.0
    }.joined()
  }

  /// The value below which a share of the sorted times lies, in milliseconds with two decimals.
  private static func milliseconds(_ sorted: [Duration], _ share: Double) -> String {
    if sorted.isEmpty { return "–" }
    let place = min(sorted.count - 1, Int((Double(sorted.count) * share).rounded(.down)))
    let (seconds, attoseconds) = sorted[place].components
    let hundredths = seconds * 100_000 + attoseconds / 10_000_000_000_000
    let decimals = String(hundredths % 100)
    return "\(hundredths / 100).\(decimals.count < 2 ? "0" : "")\(decimals)"
  }
}
