import Logging
import Postgres
import Synchronization

extension WorkerEngine {
  /// Starts runners: each takes one job after the other in one task, until it is stopped within one or
  /// the worker closes. A task a job would cost more than many a job.
  nonisolated func startRunners(_ count: Int, queue: String) {
    for _ in 0..<count {
      let badge = RunnerBadge()
      let task = Task(executorPreference: HandlerExecutor.shared) {
        while !Task.isCancelled, let job = await self.shop.next(queue) {
          // Who comes back from an attempt that was settled without it has been replaced.
          guard await self.attempt(job, badge: badge) else { return }
        }
        self.runnerLeft(queue)
      }
      badge.give(task)
    }
  }

  private nonisolated func attempt(
    _ job: ClaimedJob, badge: RunnerBadge
  ) async -> Bool {
    guard let kind = registry.kinds[job.kind] else {
      dismiss(job, .handBack(wait: .zero, blocker: "kind:" + job.kind))
      return true
    }
    guard !job.isExpired else {
      dismiss(job, .fail(.expired, message: "its deadline has passed", wait: .zero, isFinal: true))
      return true
    }
    let attempt = JobAttempt(job: job, kind: kind, client: client, logger: logger)
    if job.isSuspect { await mark(attempt) }
    metrics.started(kind: job.kind)
    shop.begin(attempt)
    badge.wear(attempt.monitor)
    guard let end = await attempt.run() else { return false }
    if let news = attempt.monitor.takeUnsent() { await tell(news, of: attempt) }
    settle(attempt, end)
    return true
  }

  /// Writes the latest that a handler reported, before its ticket is ended.
  private nonisolated func tell(_ news: JobNews, of attempt: JobAttempt) async {
    do {
      _ = try await control.execute(
        LeaseQueries.report(
          attempt.job.ticket, fraction: news.fraction, detail: news.detail,
          worker: attempt.job.worker))
    } catch {
      attempt.log.warning(
        "the latest progress of a job was not written", metadata: ["error": "\(error)"])
    }
  }

  /// Hands an attempt's end on to be written.
  nonisolated func settle(_ attempt: JobAttempt, _ end: AttemptEnd) {
    let verdict = attempt.verdict(on: end)
    let isHungry: Bool
    if case .leave = verdict {
      isHungry = shop.end(attempt, nil)
      metrics.ended(kind: attempt.job.kind, outcome: .lost, after: .now - attempt.began)
    } else {
      isHungry = shop.end(attempt, Settlement(attempt.job, verdict, attempt: attempt))
    }
    flushBell.ring()
    if isHungry { claimBell.ring() }
  }

  /// Settles an attempt whose handler does not give way, and lets another runner take its place.
  nonisolated func abandon(_ attempt: JobAttempt) {
    guard attempt.monitor.end() else { return }
    metrics.handlerAbandoned()
    attempt.log.error("the handler does not give way; its job is settled without it")
    settle(attempt, .abandoned)
    runnerLeft(attempt.job.queue)
  }

  /// Ends a job that no handler is to see.
  private nonisolated func dismiss(_ job: ClaimedJob, _ verdict: Verdict) {
    let attempt = JobAttempt(
      job: job, kind: .unknown(job.kind), client: client, logger: logger)
    _ = shop.end(attempt, Settlement(job, verdict))
    flushBell.ring()
  }

  /// A suspect's start is known before it can do harm; if that cannot be written, its crash is laid at
  /// the door of all that ran.
  private nonisolated func mark(_ attempt: JobAttempt) async {
    attempt.monitor.noteRow()
    do {
      _ = try await control.execute(
        LeaseQueries.mark(attempt.job.ticket, worker: attempt.job.worker))
    } catch {
      attempt.log.warning("a suspect starts without a mark", metadata: ["error": "\(error)"])
    }
  }

  private nonisolated func runnerLeft(_ queue: String) {
    let isNeeded = shop.with { state in
      state.lines[queue]?.runners -= 1
      guard let line = state.lines[queue], !state.isClosed else { return false }
      guard line.waiting > 0, line.runners < line.slots else { return false }
      state.lines[queue]?.runners += 1
      return true
    }
    if isNeeded { startRunners(1, queue: queue) }
  }
}

/// How a runner's task is told to the attempts it makes, though it begins before anyone has it.
private final class RunnerBadge: Sendable {
  private let state = Mutex<(task: Task<Void, Never>?, monitor: JobMonitor?)>((nil, nil))

  func give(_ task: Task<Void, Never>) {
    let monitor = state.withLock { state in
      state.task = task
      return state.monitor
    }
    monitor?.attach(task)
  }

  func wear(_ monitor: JobMonitor) {
    let task = state.withLock { state in
      state.monitor = monitor
      return state.task
    }
    if let task { monitor.attach(task) }
  }
}
