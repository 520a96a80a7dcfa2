import Foundation
import Postgres

/// The statements behind `JobQueue`: creating, reading and steering jobs.
///
/// With `LeaseQueries` and `CronQueries` the only SQL of the module, and the seam below which the
/// way jobs are stored may change.
enum JobQueries {
  /// Workers listen here for the names of queues that have something due.
  static let wakeChannel = "expo_jobs"
  /// Workers listen here for the numbers of running jobs to be cancelled.
  static let cancelChannel = "expo_jobs_cancel"

  /// Inserts one job unless its live twin stands; nil then.
  static func insert(_ draft: JobDraft, in tx: PostgresTransaction) async throws -> JobID? {
    let row = try await tx.first(
      """
      /* Jobs.enqueue */
      with made as (
        insert into jobs (expo_id, kind, queue, priority, max_attempts, run_at, scheduled_at,
          created_by, traceparent, unique_key, payload)
        select d.expo, d.kind, d.queue, d.priority, d.max_attempts,
          coalesce(d.run_at, now() + make_interval(secs => d.delay)),
          coalesce(d.run_at, now() + make_interval(secs => d.delay)),
          d.created_by, d.traceparent, d.unique_key, d.payload
        from (select \(draft.expo)::bigint as expo, \(draft.kind)::text as kind,
          \(draft.queue)::text as queue, \(draft.priority)::smallint as priority,
          \(draft.maxAttempts)::integer as max_attempts, \(draft.runAt)::timestamptz as run_at,
          \(draft.delay)::float8 as delay, \(draft.createdBy)::text as created_by,
          \(draft.traceparent)::text as traceparent, \(draft.uniqueKey)::text as unique_key,
          \(draft.payload)::text::jsonb as payload) d
        on conflict (expo_id, kind, unique_key)
          where unique_key is not null and state in ('ready', 'running') do nothing
        returning id, queue, run_at),
      rung as (
        select pg_notify(\(wakeChannel)::text, queue) from made where run_at <= now())
      select id, (select count(*) from rung) as rings from made
      """)
    return try row.map { JobID(rawValue: try $0.decode("id")) }
  }

  /// Inserts many; answers in the order of the drafts, nil where a live twin stands.
  ///
  /// Numbers are drawn before the insert because RETURNING cannot tell which input a row came from.
  static func insert(
    many drafts: [JobDraft], in tx: PostgresTransaction
  ) async throws -> [JobID?] {
    let text = try JobCoding.encode(drafts, kind: "bulk")
    let rows = try await tx.query(
      """
      /* Jobs.enqueueMany */
      with drafts as materialized (
        select nextval(pg_get_serial_sequence('jobs', 'id')) as id, d.*, e.ordinality
        from jsonb_array_elements(\(text)::text::jsonb) with ordinality e(draft, ordinality)
        cross join lateral jsonb_to_record(e.draft) as d(expo bigint, kind text, queue text,
          priority smallint, "maxAttempts" integer, "runAtMicroseconds" bigint, delay float8,
          "createdBy" text, traceparent text, "uniqueKey" text, payload text)),
      timed as materialized (
        select *, coalesce(
          timestamptz 'epoch' + "runAtMicroseconds" * interval '1 microsecond',
          now() + make_interval(secs => delay)) as due
        from drafts),
      made as (
        insert into jobs (id, expo_id, kind, queue, priority, max_attempts, run_at, scheduled_at,
          created_by, traceparent, unique_key, payload)
        select id, expo, kind, queue, priority, "maxAttempts", due, due, "createdBy",
          traceparent, "uniqueKey", payload::jsonb
        from timed order by ordinality
        on conflict (expo_id, kind, unique_key)
          where unique_key is not null and state in ('ready', 'running') do nothing
        returning id, queue, run_at),
      rung as (
        select pg_notify(\(wakeChannel)::text, queue)
        from (select distinct queue from made where run_at <= now()) q)
      select made.id, (select count(*) from rung) as rings
      from timed left join made using (id) order by timed.ordinality
      """)
    return try rows.map { row in
      try row.decode("id", as: Int64?.self).map(JobID.init(rawValue:))
    }
  }

  /// The live job that has a draft's unique key.
  static func liveTwin(
    expo: Int64?, kind: String, uniqueKey: String, in tx: PostgresTransaction
  ) async throws -> JobID? {
    // "is not distinct from" would not use the index.
    let tenant: SQL = expo.map { "expo_id = \($0)" } ?? "expo_id is null"
    let row = try await tx.first(
      """
      /* Jobs.liveTwin */
      select id from jobs
      where \(tenant) and kind = \(kind)
        and unique_key = \(uniqueKey) and state in ('ready', 'running')
      """)
    return try row.map { JobID(rawValue: try $0.decode("id")) }
  }

  /// Locks a job and says where it stands; nil if there is none.
  static func lock(_ id: JobID, in tx: PostgresTransaction) async throws -> JobState? {
    let row = try await tx.first(
      "/* Jobs.lock */ select state from jobs where id = \(id.rawValue) for no key update")
    return try row.map { try JobRows.state($0) }
  }

  /// Ends a waiting job.
  static func cancelWaiting(_ id: JobID, in tx: PostgresTransaction) async throws {
    try await tx.execute(
      """
      /* Jobs.cancelWaiting */
      update jobs set state = 'cancelled', finished_at = now()
      where id = \(id.rawValue) and state = 'ready'
      """)
  }

  /// Leaves word for the worker that runs the job, and rings it.
  static func requestCancel(_ id: JobID, in tx: PostgresTransaction) async throws {
    try await tx.execute(
      """
      /* Jobs.requestCancel */
      with asked as (
        update jobs set cancel_requested = true
        where id = \(id.rawValue) and state = 'running' returning id)
      select pg_notify(\(cancelChannel)::text, id::text) from asked
      """)
  }

  /// Makes a waiting, dead or cancelled job due now, with all its attempts before it.
  static func revive(_ id: JobID, in tx: PostgresTransaction) async throws {
    try await tx.execute(
      """
      /* Jobs.revive */
      with revived as (
        update jobs set state = 'ready', attempts = 0, crashes = 0, run_at = now(), token = null,
          worker_id = null, finished_at = null, cancel_requested = false
        where id = \(id.rawValue) and state in ('ready', 'dead', 'cancelled') returning queue)
      select pg_notify(\(wakeChannel)::text, queue) from revived
      """)
  }

  /// Deletes up to `limit` jobs that ended before `age` ago.
  static func prune(
    olderThan age: Duration, states: [String], limit: Int
  ) -> SQL {
    """
    /* Jobs.prune */
    delete from jobs where id = any(array(
      select id from jobs
      where finished_at < now() - make_interval(secs => \(age.inSeconds))
        and state = any(\(states)::text[])
      order by finished_at limit \(limit) for update skip locked))
    """
  }
}

/// A job before it has a number, flattened to what is stored.
struct JobDraft: Sendable, Encodable {
  var expo: Int64?
  var kind: String
  var queue: String
  var priority: Int16
  var maxAttempts: Int
  var runAt: Date?
  /// JSON has no instants: whole microseconds survive it exactly.
  var runAtMicroseconds: Int64?
  /// Seconds.
  var delay: Double
  var createdBy: String?
  var traceparent: String?
  var uniqueKey: String?
  var payload: String

  private enum CodingKeys: String, CodingKey {
    case expo, kind, queue, priority, maxAttempts, runAtMicroseconds, delay, createdBy
    case traceparent, uniqueKey, payload
  }
}
