import Synchronization

/// How many signals have come.
final class SignalCount: Sendable {
  private let count = Atomic(0)

  /// The number of this one, from 1.
  func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }
}
