extension TimeRange {
  /// What is left of it once the other is taken out: nothing, one piece or two.
  func subtracting(_ other: TimeRange) -> [TimeRange] {
    guard overlaps(other) else { return [self] }
    var left: [TimeRange] = []
    if start < other.start { left.append(TimeRange(start: start, end: other.start)) }
    if other.end < end { left.append(TimeRange(start: other.end, end: end)) }
    return left
  }
}

extension [TimeRange] {
  /// What is left of all of them once the others are taken out.
  func subtracting(_ others: [TimeRange]) -> [TimeRange] {
    others.reduce(self) { left, other in left.flatMap { $0.subtracting(other) } }
  }
}
