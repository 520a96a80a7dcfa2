public import Postgres

extension JobQueue {
  /// Withdraws a job: at once if it waits; if it runs, its worker is told to cancel the handler,
  /// and the job is cancelled when the handler gives way (it may still be done first).
  ///
  /// Cancelling a cancelled job changes nothing. Throws `JobError.notFound`, or `.wrongState` for a
  /// done or dead one.
  @discardableResult
  public func cancel(_ id: JobID, in tx: PostgresTransaction) async throws -> CancelOutcome {
    switch try await JobQueries.lock(id, in: tx) {
    case nil: throw JobError.notFound(id)
    case .ready:
      try await JobQueries.cancelWaiting(id, in: tx)
      return .cancelled
    case .running:
      try await JobQueries.requestCancel(id, in: tx)
      return .requested
    case .cancelled: return .cancelled
    case .done: throw JobError.wrongState(id, .done)
    case .dead: throw JobError.wrongState(id, .dead)
    }
  }

  /// Withdraws a job in a transaction of its own.
  @discardableResult
  public func cancel(_ id: JobID) async throws -> CancelOutcome {
    try await client.transaction { tx in try await cancel(id, in: tx) }
  }

  /// Makes a dead, cancelled or waiting job due now with all its attempts before it; its history
  /// stays.
  ///
  /// Throws `JobError.notFound`, `.wrongState` for a running or done one, `.uniqueKeyTaken` if a
  /// live job has its key.
  public func retry(_ id: JobID, in tx: PostgresTransaction) async throws {
    guard let state = try await JobQueries.lock(id, in: tx) else { throw JobError.notFound(id) }
    guard state != .running, state != .done else { throw JobError.wrongState(id, state) }
    do {
      try await tx.savepoint { try await JobQueries.revive(id, in: tx) }
    } catch let error as PostgresError where error.constraint == "jobs_unique_live" {
      guard let record = try await job(id, in: tx), let key = record.uniqueKey,
        let twin = try await JobQueries.liveTwin(
          expo: record.expo, kind: record.kind, uniqueKey: key, in: tx)
      else { throw error }
      throw JobError.uniqueKeyTaken(id, by: twin)
    }
  }

  /// Makes a dead, cancelled or waiting job due now, in a transaction of its own.
  public func retry(_ id: JobID) async throws {
    try await client.transaction { tx in try await retry(id, in: tx) }
  }

  /// Deletes jobs that ended before `age` ago, a few thousand a statement, and the cron slots of that
  /// age; answers how many jobs went. Dead jobs stay unless named, for somebody has to look at them.
  public func prune(
    olderThan age: Duration, states: Set<JobState> = [.done, .cancelled]
  ) async throws -> Int {
    let names = states.filter { !$0.isLive }.map(\.rawValue).sorted()
    var total = 0
    while true {
      try Task.checkCancellation()
      let gone = try await client.execute(
        JobQueries.prune(olderThan: age, states: names, limit: Self.pruneBatch))
      total += gone
      if gone < Self.pruneBatch { break }
    }
    _ = try await client.execute(CronQueries.pruneSlots(olderThan: age))
    return total
  }

  private static let pruneBatch = 5_000
}

/// What a request to cancel came to.
public enum CancelOutcome: Sendable, Hashable {
  /// The job will not run.
  case cancelled
  /// It runs; its worker has been told.
  case requested
}
