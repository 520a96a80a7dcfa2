public import Postgres

extension JobQueue {
  /// Withdraws a job: at once if it waits; if it runs, its worker is told to cancel the handler,
  /// and the job is cancelled when the handler gives way (it may still be done first).
  ///
  /// Claims of the job's queue wait until the caller's transaction ends. Cancelling a cancelled job
  /// changes nothing. Throws `JobError.notFound`, or `.wrongState` for a done or dead one.
  @discardableResult
  public func cancel(_ id: JobID, in tx: PostgresTransaction) async throws -> CancelOutcome {
    guard try await SteerQueries.lockQueue(of: id, in: tx) != nil,
      let (state, turn) = try await SteerQueries.standing(id, in: tx)
    else { throw JobError.notFound(id) }
    switch state {
    case .ready:
      try await SteerQueries.withdraw(id, turn: turn, in: tx)
      return .cancelled
    case .running:
      try await SteerQueries.requestStop(id, turn: turn, in: tx)
      return .requested
    case .cancelled: return .cancelled
    case .done, .dead: throw JobError.wrongState(id, state)
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
    guard try await SteerQueries.lockQueue(of: id, in: tx) != nil,
      let record = try await job(id, in: tx)
    else { throw JobError.notFound(id) }
    guard record.state != .running, record.state != .done else {
      throw JobError.wrongState(id, record.state)
    }
    do {
      try await tx.savepoint { try await SteerQueries.revive(id, in: tx) }
    } catch let error as PostgresError where error.constraint == "job_keys_once" {
      guard let key = record.uniqueKey,
        let twin = try await JobQueries.liveTwin(
          expo: record.expo, kind: record.kind, key: "\(key)", in: tx)
      else { throw error }
      throw JobError.uniqueKeyTaken(id, by: twin)
    }
  }

  /// Makes a dead, cancelled or waiting job due now, in a transaction of its own.
  public func retry(_ id: JobID) async throws {
    try await client.transaction { tx in try await retry(id, in: tx) }
  }
}

/// What a request to cancel came to.
public enum CancelOutcome: Sendable, Hashable {
  /// The job will not run.
  case cancelled
  /// It runs; its worker has been told.
  case requested
}
