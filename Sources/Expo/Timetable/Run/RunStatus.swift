public import Foundation
import Jobs
import Postgres

/// A run of the scheduler, waiting, going on or finished.
public struct ScheduleRunStatus: Sendable, Codable {
  /// The number of its job.
  public let job: Int64
  /// `ready`, `running`, `done`, `dead` or `cancelled`.
  public let state: String
  /// Who asked for it.
  public let requestedBy: String?
  /// When it was asked for.
  public let createdAt: Date
  /// When the latest attempt began.
  public let startedAt: Date?
  /// When it ended.
  public let finishedAt: Date?
  /// How often it was started.
  public let attempts: Int
  /// How far it is.
  public let progress: ScheduleProgress?
  /// What it left behind.
  public let outcome: ScheduleOutcome?
  /// What went wrong last.
  public let fault: String?

  /// Whether nothing more will come of it.
  public var isOver: Bool { !["ready", "running"].contains(state) }

  init(_ record: JobRecord) throws {
    job = record.id.rawValue
    state = record.state.rawValue
    requestedBy = record.createdBy
    createdAt = record.createdAt
    startedAt = record.startedAt
    finishedAt = record.finishedAt
    attempts = record.attempts
    progress = try record.progress.detail(as: ScheduleProgress.self)
    outcome = try record.result(as: ScheduleOutcome.self)
    fault = record.faults.last?.message
  }
}

extension Timetables {
  /// How a run stands.
  /// - Throws: `TimetableError.unknownRun`.
  public func run(_ job: Int64) async throws -> ScheduleRunStatus {
    guard let record = try await queue.job(JobID(rawValue: job)),
      record.kind == TimetableJobs.run.name
    else { throw TimetableError.unknownRun(job) }
    return try ScheduleRunStatus(record)
  }

  /// The latest runs of an expo, the youngest first.
  /// - Throws: `EditionError.unknown`.
  public func runs(_ expo: String, limit: Int = 20) async throws -> [ScheduleRunStatus] {
    let edition = try await context.database.transaction(.readOnly) { tx in
      try await EditionQueries.find(code: expo, in: tx)
    }
    return try await queue.jobs(
      JobFilter(kind: TimetableJobs.run.name, expo: edition.id.rawValue, limit: limit)
    ).map { record throws in try ScheduleRunStatus(record) }
  }
}
