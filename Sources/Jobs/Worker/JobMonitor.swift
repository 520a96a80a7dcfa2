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
    var stoppedAt: ContinuousClock.Instant?
    var runner: Task<Void, Never>?
    var isOver = false
    var lastReport: ContinuousClock.Instant?
    var unsent: JobNews?
    var hasRow = false
    var wasFinished = false
  }

  /// Reports closer together than this wait for the next one, or for the heartbeat.
  static let reportSpacing = Duration.milliseconds(200)

  private let state = Mutex(State())

  /// Why the attempt was stopped, if it was.
  var stopReason: StopReason? { state.withLock { $0.stop } }
  /// When it was stopped, if it was and has not ended.
  var stoppedAt: ContinuousClock.Instant? { state.withLock { $0.isOver ? nil : $0.stoppedAt } }
  /// Whether the job has a row of its own, which only an end of its own closes.
  var hasRow: Bool { state.withLock { $0.hasRow } }
  /// Whether the handler asked to complete the job in a transaction, committed or not.
  var wasFinished: Bool { state.withLock { $0.wasFinished } }

  /// Whether it has neither.
  var isBare: Bool { state.withLock { !$0.hasRow && !$0.wasFinished } }

  /// Answers whether the row was news.
  @discardableResult
  func noteRow() -> Bool {
    state.withLock { state in
      defer { state.hasRow = true }
      return !state.hasRow
    }
  }

  func noteFinish() { state.withLock { $0.wasFinished = true } }

  /// Names the task to cancel on a stop; cancels it at once if the stop came first.
  func attach(_ runner: Task<Void, Never>) {
    let isStopped = state.withLock { state in
      state.runner = runner
      return state.stop != nil
    }
    if isStopped { runner.cancel() }
  }

  /// Asks the handler to give way; the first reason stands. Answers whether this call was the first.
  @discardableResult
  func stop(_ reason: StopReason) -> Bool {
    let runner: Task<Void, Never>?? = state.withLock { state in
      guard state.stop == nil, !state.isOver else { return nil }
      state.stop = reason
      state.stoppedAt = .now
      return .some(state.runner)
    }
    guard let runner else { return false }
    runner?.cancel()
    return true
  }

  /// Ends the attempt; answers whether this call did, so that it is settled once.
  func end() -> Bool {
    state.withLock { state in
      guard !state.isOver else { return false }
      state.isOver = true
      state.runner = nil
      return true
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

  /// Takes out news that was too soon when it came.
  func takeUnsent() -> JobNews? {
    state.withLock { state in
      defer { state.unsent = nil }
      return state.unsent
    }
  }
}
