import Postgres

/// The columns that go with a job from its ticket to wherever it waits next, in one order for all.
enum JobSlip {
  /// Those that never change.
  static let lasting: SQL = """
    queue, lane, kind, max_attempts, created_at, payload, expo_id, scheduled_at, created_by,
    traceparent, unique_key, limit_key, batch_id, step, deadline
    """
  /// Those that change with a turn.
  static let passing: SQL = "id, turn, attempts, crashes, is_suspect, faults"

  /// How tickets, deferred jobs and the shelf are written.
  static let columns: SQL = "\(passing), \(lasting)"

  /// Locks on one job for a transaction, without a row of its own: class and number.
  static func lockKey(_ id: SQL) -> SQL { "7102, (\(id) % 2147483647)::integer" }

  /// The lane of a priority and an expo, as the claim reads it.
  static func lane(priority: Int16, expo: Int64?) -> Int16 {
    8 * priority + Int16((expo ?? 0) & 7)
  }

  /// Rings for the lane of a ticket that is being inserted, as `JobRing.lane`, if somebody sleeps on its
  /// queue.
  static let ringForTicket = SQL(
    unsafe: """
      select pg_notify('\(JobQueries.wakeChannel)', lane || '\(JobRing.prefix)' || queue)
      where exists (select from job_sleepers s where queue = any(s.queues))
      """)

  /// Rings for the queues of `source` (a relation with a column `queue`) that somebody sleeps on.
  static func rings(for source: SQL) -> SQL {
    """
    select pg_notify(\(JobQueries.wakeChannel)::text, \(String(JobRing.prefix))::text || r.queue)
    from (select distinct queue from \(source)) r
    where exists (select from job_sleepers s where r.queue = any(s.queues))
    """
  }
}
