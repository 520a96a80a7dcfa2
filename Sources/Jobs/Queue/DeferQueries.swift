import Postgres

/// The statements that bring waiting jobs forward.
enum DeferQueries {
  /// Turns deferred jobs into tickets: what is due, and what waited for a kind that this worker knows.
  /// Answers how many, and in how many seconds the next one is due.
  static func promote(kinds: [String], limit: Int) -> SQL {
    """
    /* Jobs.promote */
    with due as materialized (
      select id from job_deferred where blocker is null and run_at <= now()
      order by run_at, id limit \(limit) for update skip locked),
    known as materialized (
      select id from job_deferred
      where blocker = any(\(kinds.map { "kind:" + $0 })::text[]) and run_at <= now()
      order by run_at, id limit \(limit) for update skip locked),
    taken as (
      delete from job_deferred d
      where d.id = any(array(select id from due union all select id from known)) returning d.*),
    again as (
      insert into job_tickets (\(JobSlip.columns))
      select \(JobSlip.columns) from taken order by run_at, id returning queue),
    rung as (\(JobSlip.rings(for: "again")))
    select (select count(*) from again) as promoted, (select count(*) from rung) as rings,
      (select extract(epoch from min(run_at) - now())::float8 from job_deferred
      where blocker is null and run_at > now()) as next
    """
  }

  /// Makes what only waits for its time due now.
  static func hurry() -> SQL {
    """
    /* Jobs.hurry */
    update job_deferred set run_at = now() where blocker is null and run_at > now()
    """
  }

  /// Frees as many jobs as there are places under each limit: the net under what ends of jobs do.
  static func unblock() -> SQL {
    """
    /* Jobs.unblock */
    with room as (
      select l.key, coalesce(l.max_running
        - (select count(*) from job_holds h where h.key = l.key), 1000) as n
      from job_limits l
      where exists (select from job_deferred d where d.blocker = 'limit:' || l.key)),
    freed as (
      select w.id from room r cross join lateral (
        select d.id from job_deferred d where d.blocker = 'limit:' || r.key
        order by d.run_at, d.id limit greatest(r.n, 0) for update skip locked) w)
    update job_deferred d set blocker = null, run_at = now() from freed f where d.id = f.id
    """
  }

  /// Forgets keys whose time has come.
  static func expireKeys() -> SQL {
    "/* Jobs.expireKeys */ delete from job_keys where expires_at < now()"
  }
}
