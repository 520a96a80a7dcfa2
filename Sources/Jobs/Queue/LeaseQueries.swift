import Foundation
import Postgres

/// The statements of workers: claiming, holding and completing what they hold.
///
/// A worker holds its jobs by its own row: those who take them away lock that row against every
/// statement here, so that each either comes before or finds the worker fenced.
enum LeaseQueries {
  /// The SQLSTATE of a claim by a worker that has been fenced.
  static let fenced = "JB001"

  /// Puts a worker on the list, before its first claim.
  static func register(_ worker: WorkerIdentity, kinds: [String], lease: Duration) -> SQL {
    """
    /* Jobs.register */
    insert into job_workers (id, host, pid, queues, kinds, lease_seconds)
    values (\(worker.id), \(worker.host), \(worker.pid), \(worker.queues)::text[],
      \(kinds)::text[], \(lease.inSeconds))
    on conflict do nothing
    """
  }

  /// Takes jobs, up to the room in each queue, as the worker's claim of that number: asked again after
  /// a lost answer, it gives the same jobs. To say that it is not saves looking.
  static func claim(
    _ orders: [ClaimOrder], number: Int64, isAgain: Bool = true, worker: UUID, ageing: Duration
  ) -> SQL {
    """
    /* Jobs.claim */
    select * from jobs_claim(\(worker), \(number), \(orders.map(\.queue))::text[],
      \(orders.map { Int32($0.limit) })::integer[], \(orders.map { Int32($0.starts) })::integer[],
      make_interval(secs => \(ageing.inSeconds)), \(isAgain))
    """
  }

  /// Takes what has come into one lane that was empty; where that takes more than a look, as `claim` does.
  static func claim(
    _ order: ClaimOrder, lane: Int16, number: Int64, worker: UUID, ageing: Duration
  ) -> SQL {
    """
    /* Jobs.claimLane */
    select * from jobs_claim_lane(\(worker), \(number), \(order.queue), \(lane)::smallint,
      \(Int32(order.limit)), \(Int32(order.starts)), make_interval(secs => \(ageing.inSeconds)))
    """
  }

  /// Completes jobs by the batch, as the worker's flush of that number, once; `is_ours` is false if the
  /// worker has been fenced.
  static func complete(
    _ ranges: [(queue: String, ids: ClosedRange<Int64>)], number: Int64, worker: UUID
  ) -> SQL {
    """
    /* Jobs.complete */
    with ours as materialized (
      select id from job_workers where id = \(worker) and fenced_at is null for key share),
    written as (
      insert into job_done (worker, no, queue, jobs, lo, hi)
      select \(worker), \(number), r.queue, range_agg(int8range(r.lo, r.hi, '[]')), min(r.lo),
        max(r.hi)
      from ours cross join unnest(\(ranges.map(\.queue))::text[],
        \(ranges.map(\.ids.lowerBound))::bigint[], \(ranges.map(\.ids.upperBound))::bigint[])
        r(queue, lo, hi)
      where not exists (
        select from job_done d where d.worker = \(worker) and d.no = \(number))
      group by r.queue)
    select exists (select from ours) as is_ours
    """
  }

  /// Shows the worker alive, notes what has run for long, and brings the cancels. No row if the worker
  /// is fenced.
  static func beat(_ beat: Beat, worker: UUID) -> SQL {
    """
    /* Jobs.beat */
    with alive as (
      update job_workers set beat_at = now(), running = \(Int32(beat.running)),
        open_lease = \(beat.openLease), open_done = \(beat.openDone)
      where id = \(worker) and fenced_at is null returning id, is_draining),
    long as (
      insert into job_attempts as a (id, turn, worker)
      select l.id, l.turn, alive.id from alive
      cross join unnest(\(beat.long.map(\.id.rawValue))::bigint[],
        \(beat.long.map { Int32($0.turn) })::integer[]) l(id, turn)
      on conflict (id) do update set turn = excluded.turn, worker = excluded.worker,
        is_suspect = case when a.turn = excluded.turn then a.is_suspect else false end,
        started_at = case when a.turn = excluded.turn then a.started_at else now() end)
    select is_draining, array(select c.id from job_cancels c where not c.is_waiting) as cancels
    from alive
    """
  }

  /// Notes the start of a suspect before it is started, so that a crash is laid at its door.
  static func mark(_ ticket: Ticket, worker: UUID) -> SQL {
    """
    /* Jobs.mark */
    insert into job_attempts (id, turn, worker, is_suspect)
    select \(ticket.id.rawValue)::bigint, \(Int32(ticket.turn))::integer, w.id, true
    from job_workers w where w.id = \(worker) and w.fenced_at is null
    on conflict (id) do update set turn = excluded.turn, worker = excluded.worker,
      is_suspect = true, started_at = now()
    """
  }

  /// Keeps the ticket ours until the caller's transaction ends; no row if it has been ended.
  static func hold(_ ticket: Ticket) -> SQL {
    """
    /* Jobs.hold */
    with held as materialized (
      select pg_advisory_xact_lock(\(JobSlip.lockKey("\(ticket.id.rawValue)::bigint"))))
    select (select count(*) from held) as locks
    where not exists (
      select from job_ends
      where id = \(ticket.id.rawValue) and turn = \(Int32(ticket.turn)))
    """
  }

  /// Takes the lock that keeps a rescue away, before a ticket is ended in a handler's transaction.
  static func lock(_ ticket: Ticket) -> SQL {
    "/* Jobs.lockTicket */ select pg_advisory_xact_lock(\(JobSlip.lockKey("\(ticket.id.rawValue)::bigint")))"
  }

  /// Completes a job of which nothing else depends; no row if the ticket has been ended.
  static func finish(_ ticket: Ticket, result: String?, worker: UUID) -> SQL {
    """
    /* Jobs.finish */
    with held as materialized (
      select pg_advisory_xact_lock(\(JobSlip.lockKey("\(ticket.id.rawValue)::bigint"))))
    insert into job_ends (id, turn, issued_at, queue, outcome, worker, result)
    select t.id, t.turn, t.issued_at, t.queue, 'done', \(worker), \(result)::text::json
    from held cross join job_tickets t
    where t.id = \(ticket.id.rawValue) and t.turn = \(Int32(ticket.turn))
    on conflict do nothing
    """
  }

  /// Keeps what a handler reports, unless its ticket has been ended.
  static func report(
    _ ticket: Ticket, fraction: Double?, detail: String?, worker: UUID
  ) -> SQL {
    """
    /* Jobs.report */
    insert into job_attempts as a (id, turn, worker, progress_fraction, progress_detail, progress_at)
    select \(ticket.id.rawValue)::bigint, \(Int32(ticket.turn))::integer, \(worker),
      \(fraction)::float8, \(detail)::text::jsonb, now()
    where not exists (
      select from job_ends e where e.id = \(ticket.id.rawValue) and e.turn = \(Int32(ticket.turn)))
    on conflict (id) do update set turn = excluded.turn, worker = excluded.worker,
      progress_fraction = excluded.progress_fraction,
      progress_detail = excluded.progress_detail, progress_at = excluded.progress_at
    """
  }

  /// Keeps a checkpoint of a ticket that is held.
  static func save(_ ticket: Ticket, checkpoint: String, worker: UUID) -> SQL {
    """
    /* Jobs.saveCheckpoint */
    insert into job_attempts (id, turn, worker, checkpoint)
    values (\(ticket.id.rawValue), \(Int32(ticket.turn)), \(worker), \(checkpoint)::text::json)
    on conflict (id) do update set turn = excluded.turn, worker = excluded.worker,
      checkpoint = excluded.checkpoint
    """
  }

  static func checkpoint(_ id: JobID) -> SQL {
    """
    /* Jobs.checkpoint */
    select checkpoint::text as checkpoint from job_attempts where id = \(id.rawValue)
    """
  }

  /// What the server's clock says.
  static func time() -> SQL { "/* Jobs.time */ select clock_timestamp() as now" }

  /// Fences one worker whose beat is overdue, or goes on with one that is fenced; its row stays locked
  /// against the worker's own statements until the transaction ends. Nobody once the server's clock has
  /// passed the horizon: it has been set, and no beat can be compared with it.
  static func fence(passingBy passed: [UUID], before horizon: Date?) -> SQL {
    """
    /* Jobs.fence */
    with overdue as materialized (
      select id from job_workers
      where (fenced_at is not null
          or beat_at not between now() - make_interval(secs => lease_seconds)
            and now() + make_interval(secs => lease_seconds))
        and clock_timestamp() < coalesce(\(horizon)::timestamptz, 'infinity')
        and id <> all(\(passed.map(\.uuidString))::text[]::uuid[])
      order by fenced_at is not null, random() limit 1 for update skip locked),
    sleepers as (delete from job_sleepers s using overdue o where s.worker = o.id)
    update job_workers w set fenced_at = coalesce(fenced_at, now())
    from overdue o where w.id = o.id returning w.id, w.host, w.pid
    """
  }

  /// Forgets a fenced worker that holds nothing any more, or one that ends in order.
  static func forget(_ worker: UUID) -> SQL {
    """
    /* Jobs.forgetWorker */
    with idle as (delete from job_sleepers where worker = \(worker)),
    gone as (
      delete from job_workers w where w.id = \(worker)
        and not exists (select from job_open o where o.worker = w.id) returning id)
    select id from gone
    """
  }

  /// Leaves what cannot be handed back to the others at once: the worker ends.
  static func surrender(_ worker: UUID) -> SQL {
    """
    /* Jobs.surrender */
    update job_workers set beat_at = 'epoch' where id = \(worker)
    """
  }

  /// Says that the worker wants to be rung.
  static func sleep(_ worker: WorkerIdentity) -> SQL {
    """
    /* Jobs.sleep */
    insert into job_sleepers (worker, queues) values (\(worker.id), \(worker.queues)::text[])
    on conflict do nothing
    """
  }

  /// Says that the worker looks by itself.
  static func wake(_ worker: UUID) -> SQL {
    "/* Jobs.wake */ delete from job_sleepers where worker = \(worker)"
  }
}

/// How many jobs to take from a queue, and how many of them are started at once.
struct ClaimOrder: Sendable {
  let queue: String
  let limit: Int
  let starts: Int
  /// The only lane that has something, if that is known.
  var lane: Int16?
}

/// What a worker tells of itself with each beat.
struct Beat: Sendable {
  var running = 0
  /// Jobs of earlier claims have ended, or are among the long ones of this beat or an earlier one.
  var openLease: Int64 = 0
  /// Jobs of open claims have ended in this flush or later ones.
  var openDone: Int64 = 0
  /// Tickets that have run longer than a beat and have no row yet.
  var long: [Ticket] = []
}
