import Foundation
import Postgres

/// The statements behind cancelling, reviving and clearing away.
enum SteerQueries {
  /// Workers listen here for the numbers of running jobs to be cancelled, and of workers to end.
  static let cancelChannel = "expo_jobs_cancel"

  /// Keeps claims of a job's queue away until the caller's transaction ends; nil if there is no such
  /// job. What is seen afterwards stays so.
  static func lockQueue(of id: JobID, in tx: PostgresTransaction) async throws -> String? {
    let row = try await tx.first(
      """
      /* Jobs.lockQueue */
      select j.queue, pg_advisory_xact_lock(7101, hashtext(j.queue))::text as lock
      from jobs j where j.id = \(id.rawValue)
      """)
    return try row?.decode("queue")
  }

  /// Where a job stands and its turn.
  static func standing(
    _ id: JobID, in tx: PostgresTransaction
  ) async throws -> (state: JobState, turn: Int32)? {
    let row = try await tx.first(
      "/* Jobs.standing */ select state, turn from jobs where id = \(id.rawValue)")
    return try row.map { (try JobRows.state($0), try $0.decode("turn")) }
  }

  /// Shelves a waiting job, wherever it waits; a ticket leaves a tombstone for the claim that passes it.
  static func withdraw(_ id: JobID, turn: Int32, in tx: PostgresTransaction) async throws {
    try await tx.execute(
      """
      /* Jobs.withdraw */
      with deferred as (
        delete from job_deferred where id = \(id.rawValue) returning *),
      ticket as (
        select t.* from job_tickets t
        where t.id = \(id.rawValue) and t.turn = \(turn) and not exists (select from deferred)),
      ended as (
        insert into job_ends (id, turn, issued_at, queue, outcome, batch_id, step)
        select id, turn, issued_at, queue, 'cancelled', batch_id, step from ticket),
      tombstone as (
        insert into job_cancels (id, turn, is_waiting) select id, turn, true from ticket),
      keys as (
        delete from job_keys where id = \(id.rawValue) and until <> 'time'),
      gone as (
        select \(JobSlip.columns) from deferred union all select \(JobSlip.columns) from ticket),
      over_ as (select batch_id, step, 'cancelled' as fate from gone),
      \(BatchQueries.settle("over_")),
      rung as (\(JobSlip.rings(for: "followed"))),
      shelved as (
        insert into job_shelf (\(JobSlip.columns), state)
        select \(JobSlip.columns), 'cancelled' from gone)
      select count(*) from rung
      """)
  }

  /// Leaves word for the worker that runs the job, and rings it.
  static func requestStop(_ id: JobID, turn: Int32, in tx: PostgresTransaction) async throws {
    try await tx.execute(
      """
      /* Jobs.requestStop */
      with asked as (
        insert into job_cancels (id, turn, is_waiting) values (\(id.rawValue), \(turn), false)
        on conflict do nothing)
      select pg_notify(\(cancelChannel)::text, \(String(id.rawValue))::text)
      """)
  }

  /// Leaves word for a worker, and rings it.
  static func drain(_ worker: UUID) -> SQL {
    """
    /* Jobs.drain */
    with asked as (
      update job_workers set is_draining = true
      where id = \(worker) and fenced_at is null returning id)
    select id, pg_notify(\(cancelChannel)::text, id::text)::text as ring from asked
    """
  }

  /// Makes a job of the shelf, or one that is deferred, due now with all its attempts before it; fails
  /// with the constraint `job_keys_once` if a live twin stands.
  static func revive(_ id: JobID, in tx: PostgresTransaction) async throws {
    try await tx.execute(
      """
      /* Jobs.revive */
      with shelved as (
        delete from job_shelf where id = \(id.rawValue) returning *),
      deferred as (
        delete from job_deferred where id = \(id.rawValue) and blocker is null returning *),
      gone as (
        select \(JobSlip.columns), true as was_shelved from shelved
        union all select \(JobSlip.columns), false from deferred),
      keys as (
        insert into job_keys (expo_id, kind, key, id)
        select expo_id, kind, unique_key, id from gone
        where was_shelved and unique_key is not null and not exists (
          select from job_keys k where k.id = gone.id)),
      batches as (
        update job_batches b set pending = pending + 1, failed = failed - 1
        from gone g where b.id = g.batch_id and g.was_shelved and b.finished_at is null
          and g.step is distinct from \(BatchQueries.following)),
      stops as (delete from job_cancels where id = \(id.rawValue) and not is_waiting),
      again as (
        insert into job_tickets (\(JobSlip.columns))
        select id, turn + 1, 0, 0, false, faults, \(JobSlip.lasting) from gone returning queue),
      rung as (\(JobSlip.rings(for: "again")))
      select count(*) from rung
      """)
  }

  /// Deletes up to `limit` of what ended before `age` ago: of the shelf, and of the tickets that stand
  /// in no dated partition.
  static func prune(
    olderThan age: Duration, states: [String], limit: Int
  ) -> SQL {
    """
    /* Jobs.prune */
    with shelved as (
      delete from job_shelf where id = any(array(
        select id from job_shelf
        where finished_at < now() - make_interval(secs => \(age.inSeconds))
          and state = any(\(states)::text[])
        limit \(limit) for update skip locked))
      returning id),
    old as materialized (
      select j.id from jobs j
      left join lateral (
        select min(d.at) as at from job_done d
        where int8range(d.lo, d.hi, '[]') @> j.id and d.jobs @> j.id) d on j.is_done
      where 'done' = any(\(states)::text[]) and j.is_done
        and j.id in (select id from job_tickets_default)
        and coalesce(j.finished_at, d.at) < now() - make_interval(secs => \(age.inSeconds))
      limit \(limit)),
    tickets as (
      delete from job_tickets_default t using old where t.id = old.id),
    ends as (
      delete from job_ends_default e using old where e.id = old.id),
    talk as (
      delete from job_attempts a
      where a.id in (select id from old union all select id from shelved))
    select (select count(*) from shelved) + (select count(*) from old) as gone
    """
  }
}
