import Logging
import Postgres

/// One attempt at one job: runs the handler under its time limit, then settles the job.
struct JobAttempt: Sendable {
  let job: ClaimedJob
  let kind: RegisteredKind
  let client: PostgresClient
  let monitor: JobMonitor
  let unwindPeriod: Duration
  let metrics: JobMetrics
  let logger: Logger

  init(
    _ job: ClaimedJob, kind: RegisteredKind, client: PostgresClient, unwindPeriod: Duration,
    metrics: JobMetrics, logger: Logger
  ) {
    self.job = job
    self.kind = kind
    self.client = client
    self.unwindPeriod = unwindPeriod
    self.metrics = metrics
    monitor = JobMonitor()
    var logger = logger
    logger[metadataKey: "job"] = "\(job.lease.id)"
    logger[metadataKey: "kind"] = "\(job.kind)"
    logger[metadataKey: "attempt"] = "\(job.attempt)"
    self.logger = logger
  }

  /// Runs and settles; returns when neither handler nor database needs it any more.
  @concurrent
  func run() async {
    let begin = ContinuousClock.now
    metrics.started(kind: job.kind)
    let end = await handle(deadline: begin + kind.timeLimit)
    if case .abandoned = end {
      metrics.handlerAbandoned()
      logger.error("the handler does not give way; its job is settled without it")
    }
    let outcome = await settle(end)
    metrics.ended(kind: job.kind, outcome: outcome, after: .now - begin)
  }

  /// Asks the handler to give way, and stops waiting for it after the unwind period.
  func stop(_ reason: StopReason) {
    guard monitor.stop(reason) else { return }
    Task { @concurrent in
      do { try await Task.sleep(for: unwindPeriod) } catch { return }
      monitor.end(.abandoned)
    }
  }

  /// The lease is gone: there is nothing to settle, only a handler to stop.
  func lose() {
    stop(.leaseLost)
  }

  private func handle(deadline: ContinuousClock.Instant) async -> AttemptEnd {
    let context = context(deadline: deadline)
    let handler = Task(executorPreference: HandlerExecutor.shared) {
      do {
        try await kind.run(job.payload, context)
        monitor.end(.returned)
      } catch {
        monitor.end(.threw(error))
      }
    }
    monitor.attach(handler)
    let limit = Task { @concurrent in
      do { try await Task.sleep(until: deadline, clock: .continuous) } catch { return }
      stop(.timeLimit)
    }
    defer { limit.cancel() }
    return await monitor.waitForEnd()
  }

  func context(deadline: ContinuousClock.Instant) -> JobContext {
    JobContext(
      jobID: job.lease.id, kind: job.kind, attempt: job.attempt, maxAttempts: job.maxAttempts,
      idempotencyKey: job.idempotencyKey, scheduledAt: job.scheduledAt, deadline: deadline,
      expo: job.expo, createdBy: job.createdBy, traceparent: job.traceparent, logger: logger,
      lease: job.lease, client: client, monitor: monitor)
  }
}
