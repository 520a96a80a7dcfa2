import Postgres

/// The statements behind limits and pauses.
enum LimitQueries {
  static func set(_ limit: JobLimit) -> SQL {
    """
    /* Jobs.setLimit */
    insert into job_limits (key, max_running, per_second, burst, tokens)
    values (\(limit.key), \(limit.maxRunning.map(Int32.init))::integer,
      \(limit.perSecond)::float8, \(limit.burst), \(limit.burst))
    on conflict (key) do update set max_running = excluded.max_running,
      per_second = excluded.per_second, burst = excluded.burst
    """
  }

  /// Stops claims of a queue, or lets them go on and rings.
  static func pause(_ queue: String, _ isPaused: Bool) -> SQL {
    """
    /* Jobs.pauseQueue */
    with changed as (
      insert into job_limits (key, paused_at)
      values (\("queue:" + queue), case when \(isPaused) then now() end)
      on conflict (key) do update set
        paused_at = case when \(isPaused) then coalesce(job_limits.paused_at, now()) end)
    select pg_notify(\(JobQueries.wakeChannel)::text, \(JobRing.queue(queue).payload)::text) where not \(isPaused)
    """
  }

  static func paused() -> SQL {
    """
    /* Jobs.pausedQueues */
    select substr(key, 7) as queue from job_limits
    where key like 'queue:%' and paused_at is not null order by key
    """
  }
}
