import Foundation
import Postgres

/// The statements that only look: each a whole, so that they run alone or in a transaction.
enum ReadQueries {
  static func job(_ id: JobID) -> SQL {
    "/* Jobs.job */ select \(JobRows.columns) from jobs where id = \(id.rawValue)"
  }

  static func progress(_ id: JobID) -> SQL {
    """
    /* Jobs.progress */
    select state, progress_fraction, progress_detail::text as progress_detail, progress_at
    from jobs where id = \(id.rawValue)
    """
  }

  static func jobs(_ filter: JobFilter) -> SQL {
    let states = filter.states.map(\.rawValue).sorted()
    return """
      /* Jobs.jobs */
      select \(JobRows.columns) from jobs
      where (cardinality(\(states)::text[]) = 0 or state = any(\(states)::text[]))
        and (\(filter.kind)::text is null or kind = \(filter.kind)::text)
        and (\(filter.queue)::text is null or queue = \(filter.queue)::text)
        and (\(filter.expo)::bigint is null or expo_id = \(filter.expo)::bigint)
        and (\(filter.before?.rawValue)::bigint is null or id < \(filter.before?.rawValue)::bigint)
      order by id desc limit \(max(filter.limit, 0))
      """
  }

  static func counts() -> SQL {
    """
    /* Jobs.counts */
    select queue,
      count(*) filter (where state = 'ready' and run_at <= now()) as ready,
      count(*) filter (where state = 'ready' and run_at > now()) as scheduled,
      count(*) filter (where state = 'running') as running,
      count(*) filter (where state = 'done') as done,
      count(*) filter (where state = 'dead') as dead,
      count(*) filter (where state = 'cancelled') as cancelled,
      min(run_at) filter (where state = 'ready' and run_at <= now()) as oldest_due
    from jobs group by queue order by queue
    """
  }

  static func workers() -> SQL {
    """
    /* Jobs.workers */
    select id, host, pid, queues, running, started_at, beat_at
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
      startedAt: try row.decode("started_at"), beatAt: try row.decode("beat_at"))
  }
}
