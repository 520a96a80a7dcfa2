import Foundation
import Jobs
import Postgres

/// The queue as an operator sees it.
public struct JobDesk: Sendable {
  let context: Context
  var queue: JobQueue { JobQueue(client: context.database) }

  /// The jobs of a state or kind, the latest first.
  /// - Throws: `JobDeskError.stateUnknown`.
  public func list(
    state: String? = nil, kind: String? = nil, limit: Int = 50
  ) async throws -> [JobSummary] {
    var filter = JobFilter(kind: kind, limit: limit)
    if let state {
      guard let known = JobState(rawValue: state) else {
        throw JobDeskError.stateUnknown(state, known: JobState.allCases.map(\.rawValue))
      }
      filter.states = [known]
    }
    return try await queue.jobs(filter).map(JobSummary.init)
  }

  /// One job.
  public func show(_ id: Int64) async throws -> JobDetail {
    guard let record = try await queue.job(JobID(rawValue: id)) else {
      throw JobError.notFound(JobID(rawValue: id))
    }
    return JobDetail(record)
  }

  /// Ends a waiting job, or asks the worker of a running one to end it.
  /// - Returns: Whether it has ended, rather than been asked to.
  public func cancel(_ id: Int64, isDryRun: Bool = false) async throws -> Bool {
    try await context.change(isDryRun: isDryRun) { tx in
      let outcome = try await queue.cancel(JobID(rawValue: id), in: tx)
      try await audit("job.cancel", String(id), in: tx)
      return outcome == .cancelled
    }
  }

  /// Lets a dead or cancelled job run again.
  public func retry(_ id: Int64, isDryRun: Bool = false) async throws {
    try await context.change(isDryRun: isDryRun) { tx in
      try await queue.retry(JobID(rawValue: id), in: tx)
      try await audit("job.retry", String(id), in: tx)
    }
  }

  /// The cron entries by name.
  public func crons() async throws -> [CronSummary] {
    try await queue.crons().map(CronSummary.init)
  }

  /// The next slots of one cron entry, or of all, in time.
  public func nextSlots(_ count: Int, of name: String? = nil) async throws -> [CronTick] {
    try await queue.nextSlots(count, of: name).map(CronTick.init)
  }

  /// Stops a cron entry from making jobs, or lets it go on from now.
  public func pauseCron(_ name: String, _ isPaused: Bool, isDryRun: Bool = false) async throws {
    try await context.change(isDryRun: isDryRun) { tx in
      try await queue.pauseCron(name, isPaused, in: tx)
      try await audit(isPaused ? "cron.pause" : "cron.resume", name, in: tx)
    }
  }

  /// Enqueues the job of a cron entry now, and gives its number.
  public func runCron(_ name: String, isDryRun: Bool = false) async throws -> Int64 {
    try await context.change(isDryRun: isDryRun) { tx in
      let enqueued = try await queue.runCron(name, createdBy: context.actor.name, in: tx)
      try await audit("cron.run", name, in: tx)
      return enqueued.id.rawValue
    }
  }

  /// The workers that showed a sign of life in the last while.
  public func workers() async throws -> [WorkerSummary] {
    try await queue.workers().map(WorkerSummary.init)
  }

  func audit(
    _ action: String, _ subject: String, in tx: PostgresTransaction
  ) async throws {
    try await AuditQueries.append(
      AuditEntry(expo: nil, action: action, subject: subject), by: context.actor, in: tx)
  }
}
