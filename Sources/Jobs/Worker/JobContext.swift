public import Logging
public import Postgres
public import Foundation

/// What a handler knows of its attempt, and how it commits its effects together with the job.
///
/// ```swift
/// registry.register(.fee) { payload, context in
///   try await client.transaction { tx in
///     try await charge(payload, in: tx)
///     try await context.finish(in: tx)   // effects and completion: one commit, or neither
///   }
/// }
/// ```
public struct JobContext: Sendable {
  let job: ClaimedJob
  /// When the attempt will be cancelled, by this machine's monotonic clock.
  public let deadline: ContinuousClock.Instant
  let base: Logger
  let client: PostgresClient
  let monitor: JobMonitor

  /// The job.
  public var jobID: JobID { job.ticket.id }
  /// The name of its kind.
  public var kind: String { job.kind }
  /// Which attempt this is, from 1.
  public var attempt: Int { job.attempt }
  /// The last attempt there will be.
  public var maxAttempts: Int { job.maxAttempts }
  /// The same for every attempt of this job and for no other job: hand it to outside systems, so that
  /// what a lost attempt already did there is not done twice.
  public var idempotencyKey: String { job.idempotencyKey }
  /// The instant the job was first meant for: its cron slot, or when it was enqueued.
  public var scheduledAt: Date { job.scheduledAt }
  /// The tenant the job belongs to.
  public var expo: Int64? { job.expo }
  /// Who asked for it.
  public var createdBy: String? { job.extra?.createdBy }
  /// The W3C trace context it came with.
  public var traceparent: String? { job.extra?.traceparent }
  /// Carries the job, its kind and the attempt.
  public var logger: Logger { JobAttempt.log(job, base) }

  /// What is left until the deadline, never below zero.
  public var timeLeft: Duration { max(.zero, deadline - .now) }

  /// Completes the job in the caller's transaction: call it last, once.
  ///
  /// Throws `JobError.leaseLost` when the job is no longer ours; let that leave the transaction's
  /// body, so that the effects roll back with it.
  public func finish<Result: Encodable>(
    with result: Result, in tx: PostgresTransaction
  ) async throws {
    try await complete(try JobCoding.encode(result, kind: kind), in: tx)
  }

  /// Completes the job in the caller's transaction, without a result.
  public func finish(in tx: PostgresTransaction) async throws {
    try await complete(nil, in: tx)
  }

  /// Throws `JobError.leaseLost` unless the job is ours, and keeps it so until the transaction ends.
  ///
  /// For effects that are committed in several steps.
  public func assertHeld(in tx: PostgresTransaction) async throws {
    guard try await tx.first(LeaseQueries.hold(job.ticket)) != nil else {
      throw JobError.leaseLost(jobID)
    }
  }

  /// Says how far the job is; at most five times a second reach the database, the latest always does.
  ///
  /// Throws `CancellationError` when the attempt is to end.
  public func report<Detail: Encodable>(fraction: Double? = nil, _ detail: Detail) async throws {
    try await report(fraction, try JobCoding.encode(detail, kind: kind))
  }

  /// Says how far the job is, 0 … 1.
  public func report(fraction: Double) async throws {
    try await report(fraction, nil)
  }

  private func report(_ fraction: Double?, _ detail: String?) async throws {
    try Task.checkCancellation()
    let news = JobNews(fraction: fraction, detail: detail)
    guard let due = monitor.accept(news, now: .now) else { return }
    monitor.noteRow()
    _ = try await client.execute(
      LeaseQueries.report(
        job.ticket, fraction: due.fraction, detail: due.detail, worker: job.worker))
  }

  private func complete(_ result: String?, in tx: PostgresTransaction) async throws {
    monitor.noteFinish()
    let isOurs: Bool
    if job.isAdorned || monitor.hasRow {
      // The lock first: the statement that ends a ticket passes by what it cannot lock.
      _ = try await tx.query(LeaseQueries.lock(job.ticket))
      let row = try await tx.first(
        EndQueries.finish(job.ticket, result: result, by: job.worker))
      isOurs = try row?.decode("is_new") ?? false
    } else {
      isOurs =
        try await tx.execute(
          LeaseQueries.finish(job.ticket, result: result, worker: job.worker)) == 1
    }
    guard isOurs else { throw JobError.leaseLost(jobID) }
  }
}
