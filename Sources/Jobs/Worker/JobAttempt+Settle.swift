import Logging
import Postgres

/// What an attempt's end asks of the database.
enum Verdict: Sendable {
  /// Complete the job, unless the handler did.
  case finish
  /// Record a failure.
  case fail(JobFault.Reason, message: String, wait: Duration, isFinal: Bool)
  /// Give the job back uncounted.
  case handBack(wait: Duration)
  /// Nothing is ours to write.
  case leave
}

extension JobAttempt {
  /// Writes the verdict, as often as it takes: every statement acts only under our token, so that a
  /// repeat after a lost answer changes nothing.
  func settle(_ end: AttemptEnd) async -> JobMetrics.Outcome {
    let verdict = verdict(on: end)
    var trouble = Trouble(loop: "settling a job", logger: logger)
    while true {
      do {
        await sendLastNews(end)
        return log(try await write(verdict), verdict)
      } catch let error as PostgresError where error.isPassing {
        let pause = trouble.failed(error)
        do { try await Task.sleep(for: pause) } catch { return log(.unsettled, verdict) }
      } catch {
        logger.error("the job cannot be settled", metadata: ["error": "\(error)"])
        return log(.unsettled, verdict)
      }
    }
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
    if stop == .shutdown { return .handBack(wait: .zero) }
    let wait = kind.backoff.delay(
      afterFailures: job.attempt, random: .random(in: 0..<1))
    if stop == .timeLimit {
      return .fail(
        .timeLimit, message: "took longer than \(kind.timeLimit)", wait: wait, isFinal: false)
    }
    let message = error.map { "\($0)" } ?? "ended without a word"
    return .fail(.failed, message: message, wait: wait, isFinal: false)
  }

  private func write(_ verdict: Verdict) async throws -> JobMetrics.Outcome {
    switch verdict {
    case .finish:
      return try await client.first(LeaseQueries.settle(job.lease)) == nil ? .lost : .done
    case .fail(let reason, let message, let wait, let isFinal):
      let row = try await client.first(
        LeaseQueries.fail(
          job.lease, reason: reason, message: message.replacing("\0", with: "\u{FFFD}"),
          wait: wait, isFinal: isFinal))
      guard let row else { return try await isFinished() ? .done : .lost }
      switch try JobRows.state(row) {
      case .cancelled: return .cancelled
      case .dead: return .dead
      default: return .retried
      }
    case .handBack(let wait):
      let rows = try await client.query(LeaseQueries.handBack([job.lease], wait: wait))
      if rows.isEmpty { return try await isFinished() ? .done : .lost }
      return .handedBack
    case .leave: return .lost
    }
  }

  private func isFinished() async throws -> Bool {
    try await client.first(LeaseQueries.isFinished(job.lease)) != nil
  }

  /// Whether the handler has ended, so that no transaction of its own holds the job's row.
  private func hasLetGo(_ end: AttemptEnd) -> Bool {
    if case .abandoned = end { return false }
    return true
  }

  /// Progress is only news: a failure to write it is told and forgotten.
  private func sendLastNews(_ end: AttemptEnd) async {
    guard let news = monitor.takeUnsent() else { return }
    do {
      _ = try await client.execute(
        LeaseQueries.report(
          job.lease, fraction: news.fraction, detail: news.detail, waits: hasLetGo(end)))
    } catch {
      logger.debug("the latest progress was not written", metadata: ["error": "\(error)"])
    }
  }

  private func log(_ outcome: JobMetrics.Outcome, _ verdict: Verdict) -> JobMetrics.Outcome {
    let level: Logger.Level =
      switch outcome {
      case .done: .debug
      case .dead, .lost, .unsettled: .warning
      case .retried, .cancelled, .handedBack: .info
      }
    var metadata: Logger.Metadata = ["outcome": "\(outcome.rawValue)"]
    if case .fail(_, let message, _, _) = verdict { metadata["error"] = "\(message)" }
    logger.log(level: level, "attempt ended", metadata: metadata)
    return outcome
  }
}
