import Foundation
import Postgres

/// How rows of `jobs` become values.
enum JobRows {
  /// The columns that `record` reads.
  static let columns: SQL = """
    id, expo_id, kind, queue, state, priority, attempts, max_attempts, crashes, run_at,
    scheduled_at, created_at, created_by, traceparent, unique_key, payload::text as payload,
    worker_id, lease_until, cancel_requested, started_at, finished_at, result::text as result,
    progress_fraction, progress_detail::text as progress_detail, progress_at,
    faults::text as faults
    """

  static func record(_ row: PostgresRow) throws -> JobRecord {
    let kind: String = try row.decode("kind")
    return JobRecord(
      id: JobID(rawValue: try row.decode("id")),
      kind: kind,
      queue: try row.decode("queue"),
      state: try state(row),
      priority: JobPriority(rawValue: try row.decode("priority")) ?? .normal,
      attempts: try count(row, "attempts"),
      maxAttempts: try count(row, "max_attempts"),
      crashes: try count(row, "crashes"),
      runAt: try row.decode("run_at"),
      scheduledAt: try row.decode("scheduled_at"),
      createdAt: try row.decode("created_at"),
      startedAt: try row.decode("started_at"),
      finishedAt: try row.decode("finished_at"),
      leaseUntil: try row.decode("lease_until"),
      worker: try row.decode("worker_id"),
      uniqueKey: try row.decode("unique_key"),
      expo: try row.decode("expo_id"),
      createdBy: try row.decode("created_by"),
      traceparent: try row.decode("traceparent"),
      isCancelRequested: try row.decode("cancel_requested"),
      payloadJSON: try row.decode("payload"),
      resultJSON: try row.decode("result"),
      progress: try progress(row),
      faults: try faults(row, kind: kind))
  }

  static func progress(_ row: PostgresRow) throws -> JobProgress {
    JobProgress(
      state: try state(row), fraction: try row.decode("progress_fraction"),
      detailJSON: try row.decode("progress_detail"), at: try row.decode("progress_at"))
  }

  /// The check constraint of the table admits no other names.
  static func state(_ row: PostgresRow) throws -> JobState {
    let name: String = try row.decode("state")
    guard let state = JobState(rawValue: name) else {
      throw JobError.coding(kind: "state", reason: "unknown state \(name)")
    }
    return state
  }

  private static func count(_ row: PostgresRow, _ column: String) throws -> Int {
    Int(try row.decode(column, as: Int32.self))
  }

  private static func faults(_ row: PostgresRow, kind: String) throws -> [JobFault] {
    try JobCoding.decode([JobFault].self, from: try row.decode("faults"), kind: kind)
  }
}
