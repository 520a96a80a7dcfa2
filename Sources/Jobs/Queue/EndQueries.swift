import Foundation
import Postgres

/// What ends a ticket: one statement for all ways, so that completions, failures and rescues meet at
/// the same fence.
enum EndQueries {
  /// After how many crashes a job is dead, whatever its limit of attempts: so many that a healthy one is
  /// not, where workers are killed again and again from outside.
  static let mostCrashes: Int32 = 5

  /// Ends tickets as a worker says.
  static func end(_ endings: [Ending], by worker: UUID) -> SQL {
    end(
      """
      select * from unnest(\(endings.map(\.ticket.id.rawValue))::bigint[],
        \(endings.map { Int32($0.ticket.turn) })::integer[],
        \(endings.map(\.verdict.name))::text[],
        \(endings.map { $0.verdict.wait.inSeconds })::float8[],
        \(endings.map(\.verdict.isFinal))::boolean[],
        \(endings.map(\.verdict.reason))::text[], \(endings.map(\.verdict.message))::text[],
        \(endings.map(\.verdict.blocker))::text[])
        as a(id, turn, what, wait, is_final, reason, message, blocker)
      """, result: nil, by: worker)
  }

  /// Completes one ticket in a handler's transaction.
  static func finish(_ ticket: Ticket, result: String?, by worker: UUID) -> SQL {
    end(
      """
      select \(ticket.id.rawValue)::bigint as id, \(Int32(ticket.turn))::integer as turn,
        'done'::text as what, 0::float8 as wait, false as is_final, null::text as reason,
        null::text as message, null::text as blocker
      """, result: result, by: worker)
  }

  /// Ends what a fenced worker still holds.
  ///
  /// Which of several killed it cannot be known: all are suspected from now on, and none is charged.
  /// Charged is the one that was suspected before and started with a mark, or that was all it had.
  static func rescue(_ worker: UUID, limit: Int) -> SQL {
    end(
      """
      select o.id, o.turn, case
          when o.is_marked or (o.is_started and o.among = 1) then 'crashed' else 'back'
        end as what, 0::float8 as wait, false as is_final, 'crashed'::text as reason,
        'the worker vanished'::text as message, null::text as blocker
      from (
        select o.id, o.turn, coalesce(a.is_suspect, false) as is_marked, count(*) over () as among,
          a.id is not null or exists (
            select from job_leases l
            where l.worker = o.worker and o.id = any(l.started)) as is_started
        from job_open o left join job_attempts a
          on a.id = o.id and a.turn = o.turn and a.worker = o.worker
        where o.worker = \(worker)) o
      order by o.is_marked desc, o.id limit \(limit)
      """, result: nil, by: worker, suspectsAll: true)
  }

  /// Ends the tickets that `asked` gives with what befell them, as far as nobody's transaction holds
  /// them, and sends each job where it goes next. A row for each: its fate if this statement decided
  /// it, else what had been decided before, and by whom.
  private static func end(
    _ asked: SQL, result: String?, by worker: UUID, suspectsAll: Bool = false
  ) -> SQL {
    """
    /* Jobs.end */
    with asked as materialized (\(asked)),
    free as materialized (
      select * from asked where pg_try_advisory_xact_lock(\(JobSlip.lockKey("id")))),
    \(fates(suspectsAll: suspectsAll)),
    ended as (
      insert into job_ends (id, turn, issued_at, queue, outcome, worker, result, batch_id, step)
      select id, turn, issued_at, queue, fate, \(worker), \(result)::text::json, batch_id, step
      from fated on conflict do nothing returning id, turn),
    next as materialized (select f.* from fated f join ended using (id, turn)),
    \(moves),
    \(consequences),
    freed_attempts as (
      update job_attempts a set worker = null from free f
      where a.id = f.id and a.turn = f.turn and a.worker = \(worker)),
    rung as (\(JobSlip.rings(for: "(select queue from again union all select queue from followed) q")))
    select f.id, f.turn, f.kind, f.fate, n.id is not null as is_new, e.outcome, e.worker as ender,
      (select count(*) from rung) + (select count(*) from woken) as rings
    from fated f left join ended n using (id, turn)
    left join job_ends e on e.id = f.id and e.turn = f.turn and n.id is null
    """
  }

  private static func fates(suspectsAll: Bool) -> SQL {
    """
    judged as (
      select t.*, f.what, f.blocker, f.reason, f.message,
        t.attempts + (f.what in ('failed', 'crashed'))::integer as counted,
        t.crashes + (f.what = 'crashed')::integer as crashed,
        f.is_final and f.what <> 'back' as is_final,
        case when f.what <> 'crashed' then f.wait when t.crashes = 0 then 0
          else least(60, power(2, t.crashes)) end as delay,
        f.reason is not distinct from 'cancelled' or exists (
          select from job_cancels c where c.id = t.id and not c.is_waiting) as is_cancelled
      from free f join job_tickets t on t.id = f.id and t.turn = f.turn),
    fated as materialized (
      select j.*, case
          when what = 'done' then 'done'
          when is_cancelled then 'cancelled'
          when what <> 'back'
            and (is_final or counted >= max_attempts or crashed >= \(mostCrashes)) then 'dead'
          when delay > 0 or blocker is not null then 'later'
          else 'again' end as fate,
        is_suspect or what = 'crashed' or (\(suspectsAll) and what = 'back') as is_suspect_now,
        case when what not in ('failed', 'crashed') then faults
          else (case when jsonb_array_length(faults) >= 50 then faults - 0
              else coalesce(faults, '[]') end)
            || jsonb_build_object('attempt', attempts + 1,
              'at', extract(epoch from now())::float8, 'reason', reason,
              'message', left(message, 2000)) end as faults_now
      from judged j)
    """
  }

  /// Where jobs go that are not done.
  private static let moves: SQL = """
    again as (
      insert into job_tickets (\(JobSlip.columns))
      select id, turn + 1, counted, crashed, is_suspect_now, faults_now, \(JobSlip.lasting)
      from next where fate = 'again' returning queue),
    later as (
      insert into job_deferred (\(JobSlip.columns), run_at, blocker)
      select id, turn + 1, counted, crashed, is_suspect_now, faults_now, \(JobSlip.lasting),
        now() + make_interval(secs => delay), blocker
      from next where fate = 'later'),
    shelved as (
      insert into job_shelf (\(JobSlip.columns), state)
      select id, turn, counted, crashed, is_suspect_now, faults_now, \(JobSlip.lasting), fate
      from next where fate in ('dead', 'cancelled'))
    """

  /// What others have waited for: keys, places under a limit, batches, later steps of a workflow.
  private static let consequences: SQL = """
    over_ as (select * from next where fate in ('done', 'dead', 'cancelled')),
    keys as (
      delete from job_keys k using over_ o where k.id = o.id and k.until <> 'time'),
    stops as (
      delete from job_cancels c using over_ o where c.id = o.id),
    places as (
      delete from job_holds h using next n where h.id = n.id returning h.key),
    unblocked as (
      update job_deferred d set blocker = null, run_at = now()
      where d.id in (
        select w.id from (select key, count(*) as n from places group by key) p
        cross join lateral (
          select id from job_deferred where blocker = 'limit:' || p.key
          order by run_at, id limit p.n for update skip locked) w)
      returning id),
    \(BatchQueries.settle("over_")),
    steps as (
      update job_deferred d set waits_for = d.waits_for - x.n, run_at = greatest(d.run_at, now()),
        blocker = case when d.waits_for > x.n then d.blocker end
      from (
        select g.after_id, count(*) as n from job_edges g join over_ o on o.id = g.before_id
        where o.fate = 'done' group by g.after_id) x
      where d.id = x.after_id returning d.id),
    woken as (
      select pg_notify(\(JobQueries.wakeChannel)::text, \(JobRing.deferred.payload)::text)
      where exists (select from unblocked) or exists (select from steps))
    """
}
