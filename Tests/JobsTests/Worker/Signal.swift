import Synchronization

/// Something that has happened or not yet, told from one task to another.
final class Signal: Sendable {
  private let sent = Atomic(false)

  var isSent: Bool { sent.load(ordering: .acquiring) }

  func send() { sent.store(true, ordering: .releasing) }
}

/// Counts what several tasks do, and the most at a time.
final class Tally: Sendable {
  private let counts = Mutex((now: 0, most: 0, total: 0))

  var most: Int { counts.withLock { $0.most } }
  var total: Int { counts.withLock { $0.total } }

  func enter() {
    counts.withLock {
      $0.now += 1
      $0.total += 1
      $0.most = max($0.most, $0.now)
    }
  }

  func leave() { counts.withLock { $0.now -= 1 } }
}

/// Returns when the task is cancelled, as a handler that minds its cancellation would.
func untilCancelled() async {
  let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
  await withTaskCancellationHandler {
    for await _ in stream {}
  } onCancel: {
    continuation.finish()
  }
}
