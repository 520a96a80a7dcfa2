import CLibPQ
import Glibc

/// Cancels the running statement of one session, and only that: each has a number.
///
/// `PQcancel` opens a connection of its own and names the session, not the statement. The first may
/// arrive before the statement did, so it is repeated; the last may arrive after its end, so
/// whoever ends the statement waits for a cancel under way and lets an empty query take what is
/// still coming.
final class Cancellation: @unchecked Sendable {
  private let cancel: OpaquePointer
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let ended: UnsafeMutablePointer<pthread_cond_t>
  // Guarded by the mutex:
  private var last: UInt64 = 0
  private var running: UInt64 = 0
  private var isPursued = false
  private var wasSent = false
  private var waiter: UnsafeContinuation<Void, Never>?

  /// Between two attempts.
  private static let interval: Duration = .milliseconds(100)

  /// Nil when the connection is not open.
  init?(_ connection: OpaquePointer) {
    guard let cancel = PQgetCancel(connection) else { return nil }
    self.cancel = cancel
    mutex = .allocate(capacity: 1)
    ended = .allocate(capacity: 1)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    precondition(
      pthread_mutex_init(mutex, nil) == 0 && pthread_cond_init(ended, &attributes) == 0,
      "no memory for a lock")
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    PQfreeCancel(cancel)
    pthread_cond_destroy(ended)
    pthread_mutex_destroy(mutex)
    ended.deallocate()
    mutex.deallocate()
  }

  /// A statement starts; its number.
  func begin() -> UInt64 {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    last += 1
    running = last
    wasSent = false
    return last
  }

  /// Starts to cancel that statement unless it has ended; called from any thread.
  func request(_ number: UInt64) {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    guard running == number, !isPursued else { return }
    isPursued = BlockingThread.start { [self] in pursue(number) }
  }

  /// The statement has ended. Returns whether a cancel was sent, after it has been delivered.
  ///
  /// On a lost connection there is nobody left to hit, so nothing is waited for.
  func end(isLost: Bool) async -> Bool {
    let (isPursued, wasSent) = markEnded()
    guard isPursued, !isLost else { return wasSent }
    await withUnsafeContinuation { continuation in
      if !suspend(continuation) { continuation.resume() }
    }
    return sent()
  }

  private func markEnded() -> (isPursued: Bool, wasSent: Bool) {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    running = 0
    if isPursued { pthread_cond_signal(ended) }
    return (isPursued, wasSent)
  }

  private func suspend(_ continuation: UnsafeContinuation<Void, Never>) -> Bool {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    if isPursued { waiter = continuation }
    return isPursued
  }

  private func sent() -> Bool {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return wasSent
  }

  private func pursue(_ number: UInt64) {
    pthread_mutex_lock(mutex)
    while running == number {
      wasSent = true
      pthread_mutex_unlock(mutex)
      var reason = [CChar](repeating: 0, count: 256)
      // A cancel that fails is one to be repeated; if the server is gone, the statement's own
      // socket tells.
      _ = PQcancel(cancel, &reason, Int32(reason.count))
      pthread_mutex_lock(mutex)
      if running == number { waitForEnd() }
    }
    isPursued = false
    let waiter = waiter
    self.waiter = nil
    pthread_mutex_unlock(mutex)
    waiter?.resume()
  }

  private func waitForEnd() {
    let deadline = MonotonicTime.now + Self.interval
    var time = timespec(
      tv_sec: Int(deadline.nanoseconds / 1_000_000_000),
      tv_nsec: Int(deadline.nanoseconds % 1_000_000_000))
    pthread_cond_timedwait(ended, mutex, &time)
  }
}
