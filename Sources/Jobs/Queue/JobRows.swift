import Foundation
import Postgres

/// How rows of jobs become values.
enum JobRows {
  /// The columns that `record` reads, for the jobs `j` of a relation.
  static func select(from jobs: SQL) -> SQL {
    """
    select j.id, j.expo_id, j.kind, j.queue, j.state, j.lane / 8 as priority,
      j.attempts + (j.state in ('running', 'done'))::integer as attempts, j.max_attempts,
      j.crashes::integer as crashes, j.run_at, coalesce(j.scheduled_at, j.created_at) as scheduled_at,
      j.created_at, j.created_by, j.traceparent, j.unique_key, j.payload::text as payload,
      l.worker as worker_id,
      case when j.state = 'running' and isfinite(w.beat_at)
        then w.beat_at + make_interval(secs => w.lease_seconds) end
        as lease_until,
      exists (select from job_cancels c where c.id = j.id and not c.is_waiting) as cancel_requested,
      l.at as started_at, coalesce(j.finished_at, d.at) as finished_at, e.result::text as result,
      j.batch_id, j.step, j.blocker, a.checkpoint::text as checkpoint,
      a.progress_fraction, a.progress_detail::text as progress_detail, a.progress_at,
      coalesce(j.faults, '[]')::text as faults
    from \(jobs) j
    left join lateral (
      select x.at, x.worker from job_leases x
      where int8range(x.lo, x.hi, '[]') @> j.id and x.jobs @> j.id
      order by x.at desc limit 1) l on true
    left join job_workers w on w.id = l.worker
    left join job_attempts a on a.id = j.id
    left join job_ends e on e.id = j.id and e.turn = j.turn and e.outcome = 'done'
    left join lateral (
      select min(x.at) as at from job_done x
      where int8range(x.lo, x.hi, '[]') @> j.id and x.jobs @> j.id) d on j.is_done
    """
  }

  static func record(_ row: PostgresRow) throws -> JobRecord {
    let kind: String = try row.decode("kind")
    return JobRecord(
      id: JobID(rawValue: try row.decode("id")),
      kind: kind,
      queue: try row.decode("queue"),
      state: try state(row),
      priority: JobPriority(rawValue: Int16(try row.decode("priority", as: Int32.self))) ?? .normal,
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
      checkpointJSON: try row.decode("checkpoint"),
      batch: try row.decode("batch_id", as: Int64?.self).map(JobBatchID.init(rawValue:)),
      step: try row.decode("step"), blocker: try row.decode("blocker"),
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
