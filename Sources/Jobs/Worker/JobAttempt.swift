import Logging
import Postgres

/// One attempt at one job: runs the handler in the runner's own task, and is stopped by cancelling it.
final class JobAttempt: Sendable {
  let job: ClaimedJob
  let kind: RegisteredKind
  let client: PostgresClient
  let keyring: JobKeyring?
  let monitor = JobMonitor()
  let began = ContinuousClock.now
  let logger: Logger

  init(
    job: ClaimedJob, kind: RegisteredKind, client: PostgresClient, keyring: JobKeyring? = nil,
    logger: Logger
  ) {
    (self.job, self.kind, self.client, self.logger) = (job, kind, client, logger)
    self.keyring = keyring
  }

  /// When it is stopped.
  var deadline: ContinuousClock.Instant { began + kind.timeLimit }

  /// Runs the handler and says how it ended; nil if the attempt was settled without it meanwhile.
  func run() async -> AttemptEnd? {
    let end: AttemptEnd
    do {
      try await kind.run(try keyring.open(job.payload, kind: job.kind), context)
      end = .returned
    } catch {
      end = .threw(error)
    }
    return monitor.end() ? end : nil
  }

  var context: JobContext {
    JobContext(job: job, deadline: deadline, base: logger, client: client, monitor: monitor)
  }

  /// Carries the job, its kind and the attempt.
  var log: Logger { Self.log(job, logger) }

  static func log(_ job: ClaimedJob, _ base: Logger) -> Logger {
    var logger = base
    logger[metadataKey: "job"] = "\(job.ticket.id)"
    logger[metadataKey: "kind"] = "\(job.kind)"
    logger[metadataKey: "attempt"] = "\(job.attempt)"
    logger.join(job.extra?.traceparent)
    return logger
  }

  /// Decides: a lost lease and a person's cancel win, then what the handler said, then the stop.
  func verdict(on end: AttemptEnd) -> Verdict {
    let stop = monitor.stopReason
    if stop == .leaseLost { return .leave }
    let error: (any Error)?
    switch end {
    case .returned: return .finish
    case .threw(let thrown): error = thrown
    case .abandoned: error = nil
    }
    if stop == .cancelled {
      return .fail(.cancelled, message: "cancelled on request", wait: .zero, isFinal: true)
    }
    switch error as? JobFailure {
    case .retry(let wait, let reason):
      return .fail(.failed, message: reason, wait: wait, isFinal: false)
    case .discard(let reason):
      return .fail(.discarded, message: reason, wait: .zero, isFinal: true)
    case .snooze(let wait): return .handBack(wait: wait)
    case nil: break
    }
    // A cancellation that nobody asked for was meant for the attempt before on the same runner.
    if stop == .shutdown || (stop == nil && error is CancellationError) {
      return .handBack(wait: .zero)
    }
    let wait = kind.backoff.delay(afterFailures: job.attempt, random: .random(in: 0..<1))
    if stop == .timeLimit {
      return .fail(
        .timeLimit, message: "took longer than \(kind.timeLimit)", wait: wait, isFinal: false)
    }
    let message = error.map { "\($0)" } ?? "ended without a word"
    return .fail(.failed, message: message, wait: wait, isFinal: false)
  }
}
