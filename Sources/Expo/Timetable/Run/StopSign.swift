import Synchronization

/// Says to a search that it should come to an end with what it has.
final class StopSign: Sendable {
  private let raised = Atomic(false)

  var isUp: Bool { raised.load(ordering: .relaxed) }

  func putUp() { raised.store(true, ordering: .relaxed) }
}
