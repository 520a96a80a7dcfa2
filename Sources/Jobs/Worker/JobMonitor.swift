import Synchronization

/// Why a worker takes an attempt from its handler.
enum StopReason: Sendable {
  case timeLimit
  case cancelled
  case leaseLost
  case shutdown
}

/// What a handler reports of its progress.
struct JobNews: Sendable {
  let fraction: Double?
  let detail: String?
}

/// How an attempt ended.
enum AttemptEnd: Sendable {
  case returned
  case threw(any Error)
  /// The handler was told to stop and did not, within the time it has for that.
  case abandoned
}

/// What the worker and a running handler share: the stop, the end and the latest news of an attempt.
final class JobMonitor: Sendable {
  private struct State {
    var stop: StopReason?
    var handler: Task<Void, Never>?
    var end: AttemptEnd?
    var waiter: CheckedContinuation<AttemptEnd, Never>?
    var lastReport: ContinuousClock.Instant?
    var unsent: JobNews?
  }

  /// Reports closer together than this wait for the next one, or for the heartbeat.
  static let reportSpacing = Duration.milliseconds(200)

  private let state = Mutex(State())

  /// Why the attempt was stopped, if it was.
  var stopReason: StopReason? { state.withLock { $0.stop } }

  /// Names the task to cancel on a stop; cancels it at once if the stop came first.
  func attach(_ handler: Task<Void, Never>) {
    let isStopped = state.withLock { state in
      state.handler = handler
      return state.stop != nil
    }
    if isStopped { handler.cancel() }
  }

  /// Asks the handler to give way; the first reason stands. Answers whether this call was the first.
  @discardableResult
  func stop(_ reason: StopReason) -> Bool {
    let handler: Task<Void, Never>?? = state.withLock { state in
      guard state.stop == nil, state.end == nil else { return nil }
      state.stop = reason
      return .some(state.handler)
    }
    guard let handler else { return false }
    handler?.cancel()
    return true
  }

  /// Settles how the attempt ended; the first end stands.
  func end(_ end: AttemptEnd) {
    let waiter = state.withLock { state -> CheckedContinuation<AttemptEnd, Never>? in
      guard state.end == nil else { return nil }
      state.end = end
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume(returning: end)
  }

  /// Waits for the end; for one caller.
  func waitForEnd() async -> AttemptEnd {
    await withCheckedContinuation { continuation in
      let end = state.withLock { state -> AttemptEnd? in
        if state.end == nil { state.waiter = continuation }
        return state.end
      }
      if let end { continuation.resume(returning: end) }
    }
  }

  /// Takes news; answers what to write now, nil if it is too soon after the last.
  func accept(_ news: JobNews, now: ContinuousClock.Instant) -> JobNews? {
    state.withLock { state in
      if let last = state.lastReport, now - last < Self.reportSpacing {
        state.unsent = news
        return nil
      }
      state.lastReport = now
      state.unsent = nil
      return news
    }
  }

  /// Keeps news that found the job's row locked for the next heartbeat, unless younger news waits.
  func keepUnsent(_ news: JobNews) {
    state.withLock { state in
      if state.unsent == nil { state.unsent = news }
    }
  }

  /// Takes out news that was too soon when it came.
  func takeUnsent() -> JobNews? {
    state.withLock { state in
      defer { state.unsent = nil }
      return state.unsent
    }
  }
}
