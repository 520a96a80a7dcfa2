import Synchronization

/// Counts up to a number, and tells once that it is reached.
final class Tally: Sendable {
  private let number = Atomic(0)
  private let limit: Int
  private let reached: @Sendable () -> Void

  init(limit: Int, reached: @escaping @Sendable () -> Void) {
    self.limit = limit
    self.reached = reached
  }

  func count() {
    if number.add(1, ordering: .relaxed).newValue == limit { reached() }
  }
}
