extension Cell {
  /// Names and values: `file a.csv, row 3` for people, an object for programs.
  static func pairs(_ pairs: [String: String]) -> Cell {
    let sorted = pairs.sorted { $0.key < $1.key }
    return .described(
      sorted.isEmpty ? "–" : sorted.map { "\($0.key) \($0.value)" }.joined(separator: ", "),
      .object(sorted.map { .init($0.key, .string($0.value)) }))
  }
}
