/// Waits of random length whose upper bound doubles, so that those who collided do not meet again.
struct Backoff {
  private var bound: Double
  private let limit: Double
  private let floor: Double

  /// From `first` milliseconds up to `limit`; a wait lasts between `floor` of the bound and all of
  /// it.
  init(first: Double, limit: Double, floor: Double) {
    (bound, self.limit, self.floor) = (first, limit, floor)
  }

  mutating func next() -> Duration {
    defer { bound = min(limit, bound * 2) }
    return .microseconds(Int64(bound * Double.random(in: floor...1) * 1000))
  }
}
