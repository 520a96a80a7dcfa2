import Foundation
import Postgres

/// The statements that only look: each a whole, so that they run alone or in a transaction.
enum ReadQueries {
  static func job(_ id: JobID) -> SQL {
    """
    /* Jobs.job */
    \(JobRows.select(from: "(select * from jobs where id = \(id.rawValue))"))
    """
  }

  static func progress(_ id: JobID) -> SQL {
    """
    /* Jobs.progress */
    select j.state, a.progress_fraction, a.progress_detail::text as progress_detail, a.progress_at
    from jobs j left join job_attempts a using (id) where j.id = \(id.rawValue)
    """
  }

  static func jobs(_ filter: JobFilter) -> SQL {
    let states = filter.states.map(\.rawValue).sorted()
    return """
      /* Jobs.jobs */
      \(JobRows.select(
        from: """
          (select * from jobs
          where (cardinality(\(states)::text[]) = 0 or state = any(\(states)::text[]))
            and (\(filter.kind)::text is null or kind = \(filter.kind)::text)
            and (\(filter.queue)::text is null or queue = \(filter.queue)::text)
            and (\(filter.expo)::bigint is null or expo_id = \(filter.expo)::bigint)
            and (\(filter.failure)::text is null
              or strpos(lower(faults -> -1 ->> 'message'), lower(\(filter.failure)::text)) > 0)
            and (\(filter.endedSince)::timestamptz is null
              or finished_at >= \(filter.endedSince)::timestamptz)
            and (\(filter.batch?.rawValue)::bigint is null
              or batch_id = \(filter.batch?.rawValue)::bigint)
            and (\(filter.before?.rawValue)::bigint is null
              or id < \(filter.before?.rawValue)::bigint)
          order by id desc limit \(max(filter.limit, 0)))
          """))
      order by j.id desc
      """
  }

  /// Counts without looking at each ended job: completions know how many they are.
  static func counts() -> SQL {
    """
    /* Jobs.counts */
    with recursive lanes as (
      (select queue, lane from job_tickets order by queue, lane limit 1)
      union all
      select n.queue, n.lane from lanes l cross join lateral (
        select t.queue, t.lane from job_tickets t where (t.queue, t.lane) > (l.queue, l.lane)
        order by t.queue, t.lane limit 1) n),
    waiting as (
      select l.queue, w.n, w.oldest
      from lanes l
      left join lateral (
        select x.* from job_leases x where x.queue = l.queue and x.lane = l.lane
        order by x.seq desc limit 1) c on true
      cross join lateral (
        select count(*) as n, min(t.issued_at) as oldest from job_tickets t
        where t.queue = l.queue and t.lane = l.lane
          and t.xid >= coalesce(pg_snapshot_xmin(c.seen), '4')
          and (c.seen is null or not (pg_visible_in_snapshot(t.xid, c.seen)
            or (pg_visible_in_snapshot(t.xid, c.snap)
              and (t.xid, t.id) <= (c.pos_xid, c.pos_id))))
          and not exists (select from job_cancels s
            where s.id = t.id and s.turn = t.turn and s.is_waiting)) w),
    pieces as (
      select queue, 'ready' as state, n, oldest from waiting
      union all
      select queue, case when blocker is null and run_at <= now() then 'ready' else 'scheduled' end,
        1, case when blocker is null and run_at <= now() then run_at end from job_deferred
      union all
      select t.queue, 'running', 1, null
      from job_open o join job_tickets t on t.id = o.id and t.turn = o.turn
      union all
      select queue, 'done', job_count(jobs), null from job_done
      union all
      select queue, 'done', 1, null from job_ends where outcome = 'done'
      union all
      select queue, state, 1, null from job_shelf)
    select queue,
      coalesce(sum(n) filter (where state = 'ready'), 0)::bigint as ready,
      coalesce(sum(n) filter (where state = 'scheduled'), 0)::bigint as scheduled,
      coalesce(sum(n) filter (where state = 'running'), 0)::bigint as running,
      coalesce(sum(n) filter (where state = 'done'), 0)::bigint as done,
      coalesce(sum(n) filter (where state = 'dead'), 0)::bigint as dead,
      coalesce(sum(n) filter (where state = 'cancelled'), 0)::bigint as cancelled,
      min(oldest) as oldest_due
    from pieces group by queue having sum(n) > 0 order by queue
    """
  }

  static func workers() -> SQL {
    """
    /* Jobs.workers */
    select id, host, pid, queues, running, is_draining, started_at, beat_at
    from job_workers order by started_at, id
    """
  }

  static func counts(_ row: PostgresRow) throws -> QueueCounts {
    func number(_ column: String) throws -> Int { Int(try row.decode(column, as: Int64.self)) }
    return QueueCounts(
      queue: try row.decode("queue"), ready: try number("ready"),
      scheduled: try number("scheduled"), running: try number("running"),
      done: try number("done"), dead: try number("dead"), cancelled: try number("cancelled"),
      oldestDue: try row.decode("oldest_due"))
  }

  static func worker(_ row: PostgresRow) throws -> WorkerRecord {
    WorkerRecord(
      id: try row.decode("id"), host: try row.decode("host"),
      pid: Int(try row.decode("pid", as: Int32.self)), queues: try row.decode("queues"),
      running: Int(try row.decode("running", as: Int32.self)),
      isDraining: try row.decode("is_draining"), startedAt: try row.decode("started_at"),
      beatAt: try row.decode("beat_at"))
  }
}
