extension [Int64] {
  /// The numbers as ranges without gaps, in order: of jobs enqueued together there are few.
  func ranges() -> [ClosedRange<Int64>] {
    var ranges: [ClosedRange<Int64>] = []
    for number in sorted() {
      if let last = ranges.last, number <= last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...Swift.max(last.upperBound, number)
      } else {
        ranges.append(number...number)
      }
    }
    return ranges
  }
}
