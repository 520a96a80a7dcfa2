import Foundation
import Postgres

/// A claim on a job: good as long as the row still holds its token.
struct JobLease: Sendable, Hashable {
  let id: JobID
  let token: UUID
}

/// The statements behind workers: claiming, holding, ending and rescuing jobs.
///
/// Every one is a whole, judges by the server's clock alone, and acts only where the token fits.
enum LeaseQueries {
  /// Takes due jobs, up to the free slots of each queue, only of kinds this worker knows, by priority.
  ///
  /// One index scan a priority, so that jobs delayed for weeks never stand in front of due ones. The
  /// numbers of slots are parameters of their own and the rows are found through an array, because the
  /// planner takes limits it cannot see for a tenth of the table and then reads half of it.
  static func claim(
    _ room: [String: Int], kinds: [String], worker: UUID, lease: Duration
  ) -> SQL {
    let picks = room.sorted { $0.key < $1.key }.map { queue, slots -> SQL in
      """
      select id from (
        select c.id
        from generate_series(0, 3) as lane(priority)
        cross join lateral (
          select j.id, j.run_at from jobs j
          where j.state = 'ready' and j.queue = \(queue) and j.priority = lane.priority
            and j.run_at <= now() and j.kind = any(\(kinds)::text[])
          order by j.run_at, j.id limit \(slots) for no key update skip locked) c
        order by lane.priority, c.run_at, c.id limit \(slots)) as picked
      """
    }
    return """
      /* Jobs.claim */
      update jobs set state = 'running', token = gen_random_uuid(), worker_id = \(worker),
        lease_until = now() + make_interval(secs => \(lease.inSeconds)),
        attempts = attempts + 1, started_at = now()
      where id = any(array(\(picks.joined(separator: "\nunion all\n"))))
      returning id, token, expo_id, kind, queue, attempts, max_attempts, scheduled_at, created_at,
        created_by, traceparent, payload::text as payload
      """
  }

  /// Extends the leases that are still ours, shows the worker alive, and tells of every lease whether
  /// it holds and whether a cancel was asked for.
  ///
  /// Skips rows that a transaction has locked: that is a handler about to commit its effects, and
  /// waiting for it would let all other leases run out. A job that its own handler has finished counts
  /// as held, for the handler may still have something to tidy.
  static func beat(_ leases: [JobLease], worker: WorkerIdentity, lease: Duration) -> SQL {
    """
    /* Jobs.beat */
    with held as (
      select * from unnest(\(leases.map(\.id.rawValue))::bigint[], \(leases.map(\.token))::uuid[])
        as h(id, token)),
    free as materialized (
      select j.id from jobs j join held using (id, token)
      where j.state = 'running' for no key update of j skip locked),
    beaten as (
      update jobs set lease_until = now() + make_interval(secs => \(lease.inSeconds))
      from free where jobs.id = free.id),
    alive as (
      insert into job_workers (id, host, pid, queues, running)
      values (\(worker.id), \(worker.host), \(worker.pid), \(worker.queues)::text[],
        \(Int32(leases.count)))
      on conflict (id) do update set beat_at = now(), running = excluded.running)
    select held.id, j.id is not null as is_held, coalesce(j.cancel_requested, false) as is_cancelled
    from held left join jobs j
      on j.id = held.id and j.token = held.token and j.state in ('running', 'done')
    """
  }

  /// Locks the job's row if the lease is ours, until the caller's transaction ends.
  static func hold(_ lease: JobLease) -> SQL {
    """
    /* Jobs.hold */
    select id from jobs
    where id = \(lease.id.rawValue) and token = \(lease.token) and state = 'running'
    for no key update
    """
  }

  /// Completes the job if the lease is ours.
  static func finish(_ lease: JobLease, result: String?) -> SQL {
    """
    /* Jobs.finish */
    update jobs set state = 'done', finished_at = now(), lease_until = null,
      result = \(result)::text::jsonb
    where id = \(lease.id.rawValue) and token = \(lease.token) and state = 'running'
    """
  }

  /// Completes the job if the lease is ours, or finds that its handler has done so; one row then.
  static func settle(_ lease: JobLease) -> SQL {
    """
    /* Jobs.settle */
    with settled as (
      update jobs set state = 'done', finished_at = now(), lease_until = null
      where id = \(lease.id.rawValue) and token = \(lease.token) and state = 'running'
      returning id)
    select id from settled
    union all
    select id from jobs
    where id = \(lease.id.rawValue) and token = \(lease.token) and state = 'done'
    """
  }

  /// Whether this very lease completed the job, in a commit whose answer we may have missed.
  static func isFinished(_ lease: JobLease) -> SQL {
    """
    /* Jobs.isFinished */
    select id from jobs
    where id = \(lease.id.rawValue) and token = \(lease.token) and state = 'done'
    """
  }

  /// Ends a failed attempt: dead, cancelled, or ready again after `wait`; records why.
  ///
  /// A cancel that was asked for wins over a retry. Answers the state that came of it, no row if the
  /// lease is not ours.
  static func fail(
    _ lease: JobLease, reason: JobFault.Reason, message: String, wait: Duration, isFinal: Bool
  ) -> SQL {
    """
    /* Jobs.fail */
    with fate as (
      select id, case
          when cancel_requested or \(reason == .cancelled) then 'cancelled'
          when \(isFinal) or attempts >= max_attempts then 'dead'
          else 'ready' end as state
      from jobs
      where id = \(lease.id.rawValue) and token = \(lease.token) and state = 'running'
      for no key update)
    update jobs set state = fate.state, lease_until = null, token = null,
      run_at = case fate.state when 'ready'
        then now() + make_interval(secs => \(wait.inSeconds)) else run_at end,
      finished_at = case fate.state when 'ready' then null else now() end,
      faults = \(addingFault(reason: "\(reason.rawValue)::text", message: "\(message)::text"))
    from fate where jobs.id = fate.id
    returning jobs.state
    """
  }

  /// Gives jobs back uncounted, due after `wait`: a shutdown, or a snooze.
  static func handBack(
    _ leases: [JobLease], wait: Duration, skippingLocked: Bool = false
  ) -> SQL {
    let lock: SQL = skippingLocked ? "skip locked" : ""
    return """
      /* Jobs.handBack */
      with held as (
        select * from unnest(\(leases.map(\.id.rawValue))::bigint[], \(leases.map(\.token))::uuid[])
          as h(id, token)),
      free as materialized (
        select j.id from jobs j join held using (id, token)
        where j.state = 'running' for no key update of j \(lock)),
      returned as (
        update jobs set lease_until = null, token = null, attempts = greatest(attempts - 1, 0),
          state = case when cancel_requested then 'cancelled' else 'ready' end,
          finished_at = case when cancel_requested then now() end,
          run_at = now() + make_interval(secs => \(wait.inSeconds))
        from free where jobs.id = free.id
        returning jobs.id, queue, state, run_at),
      rung as (
        select pg_notify(\(JobQueries.wakeChannel)::text, queue)
        from (select distinct queue from returned where state = 'ready' and run_at <= now()) q)
      select id, state, (select count(*) from rung) as rings from returned
      """
  }

  /// Returns jobs whose lease ran out: the attempt counts as a crash, dead after the last one.
  ///
  /// The first crash waits for nothing, since the lease already did; each further one doubles from
  /// 2 s to a minute, so that a job that kills its workers leaves them time.
  static func rescue(limit: Int) -> SQL {
    """
    /* Jobs.rescue */
    with lost as materialized (
      select id, case
          when cancel_requested then 'cancelled'
          when attempts >= max_attempts then 'dead'
          else 'ready' end as state
      from jobs where state = 'running' and lease_until < now()
      order by lease_until limit \(limit) for no key update skip locked),
    freed as (
      update jobs set state = lost.state, lease_until = null, token = null, crashes = crashes + 1,
        run_at = case when lost.state <> 'ready' then run_at when crashes = 0 then now()
          else now() + make_interval(secs => least(60, power(2, least(crashes, 10)))) end,
        finished_at = case lost.state when 'ready' then null else now() end,
        faults = \(addingFault(reason: "'crashed'", message: "'the worker vanished'"))
      from lost where jobs.id = lost.id
      returning jobs.id, kind, queue, jobs.state, run_at),
    rung as (
      select pg_notify(\(JobQueries.wakeChannel)::text, queue)
      from (select distinct queue from freed where state = 'ready' and run_at <= now()) q)
    select id, kind, state, (select count(*) from rung) as rings from freed
    """
  }

  /// Keeps what a handler reports, unless the lease is lost or the row is locked by the handler's own
  /// transaction or a heartbeat: progress is news, not worth a wait while there will be more.
  ///
  /// - Parameter waits: Whether to wait for the lock all the same, once the handler has ended.
  static func report(
    _ lease: JobLease, fraction: Double?, detail: String?, waits: Bool = false
  ) -> SQL {
    """
    /* Jobs.report */
    with free as materialized (
      select id from jobs
      where id = \(lease.id.rawValue) and token = \(lease.token) and state = 'running'
      for no key update \(waits ? "" as SQL : "skip locked"))
    update jobs set progress_fraction = \(fraction)::float8,
      progress_detail = \(detail)::text::jsonb, progress_at = now()
    from free where jobs.id = free.id
    """
  }

  /// Forgets workers that have not beaten for `age`.
  static func forgetWorkers(silentFor age: Duration) -> SQL {
    """
    /* Jobs.forgetWorkers */
    delete from job_workers where beat_at < now() - make_interval(secs => \(age.inSeconds))
    """
  }

  /// Takes the worker off the list: it ends in order.
  static func leave(_ worker: UUID) -> SQL {
    "/* Jobs.leave */ delete from job_workers where id = \(worker)"
  }

  /// The history with one more entry, the oldest dropped beyond 50.
  private static func addingFault(reason: SQL, message: SQL) -> SQL {
    """
    (case when jsonb_array_length(faults) >= 50 then faults - 0 else faults end)
      || jsonb_build_object('attempt', attempts, 'at', extract(epoch from now())::float8,
        'reason', \(reason), 'message', left(\(message), 2000))
    """
  }
}
