import Synchronization

/// Tells a task that it should end, where cancelling it would break off what must be finished.
final class StopFlag: Sendable {
  private let raised = Atomic(false)

  /// Whether it should end.
  var isRaised: Bool { raised.load(ordering: .relaxed) }

  /// Asks it to end.
  func raise() { raised.store(true, ordering: .relaxed) }
}
