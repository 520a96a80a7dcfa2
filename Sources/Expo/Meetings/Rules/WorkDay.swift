/// The stretches of work of one person, buffers included.
struct WorkDay {
  /// Work without a pause, earliest first: each ends where no other work begins.
  let rows: [TimeRange]
  /// All minutes of work.
  let minutes: Int

  init(_ stretches: [TimeRange]) {
    var rows: [TimeRange] = []
    for stretch in stretches.sorted(by: { $0.start < $1.start }) {
      if let last = rows.last, stretch.start <= last.end {
        rows[rows.count - 1] = TimeRange(start: last.start, end: max(last.end, stretch.end))
      } else {
        rows.append(stretch)
      }
    }
    self.rows = rows
    minutes = stretches.reduce(0) { $0 + $1.minutes }
  }
}
