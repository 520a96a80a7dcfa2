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
        var last: Settlement?
        while !Task.isCancelled, let job = await self.next(queue, after: last) {
          // Who comes back from an attempt that was settled without it has been replaced.
          guard let end = await self.attempt(job, badge: badge) else { return }
          last = end
        }
        if Task.isCancelled, let last { self.settle(last) }
        self.runnerLeft(queue)
      }
      badge.give(task)
    }
  }

  /// Hands in how the last job ended and takes the next; waits for one, nil at the end.
  private nonisolated func next(_ queue: String, after last: Settlement?) async -> ClaimedJob? {
    let (job, bells) = shop.turn(queue, after: last)
    ring(bells)
    if let job { return job }
    return await shop.next(queue)
  }

  /// Makes one attempt; nil if it was settled without it.
  private nonisolated func attempt(_ job: ClaimedJob, badge: RunnerBadge) async -> Settlement? {
    guard let kind = registry.kinds[job.kind] else {
      return Settlement(job, .handBack(wait: .zero, blocker: "kind:" + job.kind))
    }
    guard !job.isExpired else {
      return Settlement(
        job, .fail(.expired, message: "its deadline has passed", wait: .zero, isFinal: true))
    }
    let attempt = JobAttempt(
      job: job, kind: kind, client: client, keyring: configuration.keyring, logger: logger)
    if job.isSuspect { await mark(attempt) }
    metrics.started(job, at: attempt.began)
    shop.begin(attempt)
    badge.wear(attempt.monitor)
    guard let end = await attempt.run() else { return nil }
    if let news = attempt.monitor.takeUnsent() { await tell(news, of: attempt) }
    return settlement(attempt, end)
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

  private nonisolated func settlement(_ attempt: JobAttempt, _ end: AttemptEnd) -> Settlement {
    let verdict = attempt.verdict(on: end)
    if case .leave = verdict {
      metrics.lasted(kind: attempt.job.kind, since: [attempt.began])
      metrics.ended(kind: attempt.job.kind, outcome: .lost, count: 1)
    }
    return Settlement(attempt.job, verdict, attempt: attempt)
  }

  /// Hands an attempt's end on to be written.
  nonisolated func settle(_ end: Settlement) { ring(shop.end(end)) }

  private nonisolated func ring(_ bells: Workshop.Bells) {
    if bells.flush { flushBell.ring() }
    if bells.claim { claimBell.ring() }
    if bells.drain { drainBell.ring() }
  }

  /// Settles an attempt whose handler does not give way, and lets another runner take its place.
  nonisolated func abandon(_ attempt: JobAttempt) {
    guard attempt.monitor.end() else { return }
    metrics.handlerAbandoned()
    attempt.log.error("the handler does not give way; its job is settled without it")
    settle(settlement(attempt, .abandoned))
    runnerLeft(attempt.job.queue)
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
