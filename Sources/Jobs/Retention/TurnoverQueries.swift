import Foundation
import Postgres

/// The statements that lay and drop partitions of the log.
enum TurnoverQueries {
  static let lockTimeout: SQL = "/* Jobs.lockTimeout */ set local lock_timeout = '5s'"

  /// The partitions there are, with their bounds.
  private static let partitions: SQL = """
    partitions as materialized (
      select p.relname::text as parent, c.relname::text as name,
        (b.bounds)[1]::timestamptz as "from", (b.bounds)[2]::timestamptz as "to"
      from pg_inherits i join pg_class p on p.oid = i.inhparent join pg_class c on c.oid = i.inhrelid
      cross join lateral (
        select regexp_match(pg_get_expr(c.relpartbound, c.oid),
          'FROM \\(''([^'']+)''\\) TO \\(''([^'']+)''\\)') as bounds) b
      where p.relnamespace = current_schema()::regnamespace and b.bounds is not null
        and p.relname in ('job_tickets', 'job_ends', 'job_done', 'job_leases'))
    """

  private static let parents: SQL = """
    (values (1, 'job_tickets'), (2, 'job_ends'), (3, 'job_done'), (4, 'job_leases'))
      as t(place, parent)
    """

  /// Those of the span that comes next that are not there, from three days before it: every claim looks
  /// into each partition. Spans are counted from 1970.
  static func missing(span: Duration) -> SQL {
    """
    /* Jobs.missingPartitions */
    with \(partitions),
    next as (
      select to_timestamp((floor(extract(epoch from now()) / \(span.inSeconds)::float8) + 1)
        * \(span.inSeconds)::float8) as "from")
    select t.parent, n."from", n."from" + make_interval(secs => \(span.inSeconds)) as "to"
    from next n cross join \(parents)
    where n."from" < now() + interval '3 days' and not exists (
      select from partitions p where p.parent = t.parent and p."to" > n."from")
    order by t.place
    """
  }

  /// Those whose time is over, the oldest first, tickets before what explains them.
  static func old(keeping age: Duration, span: Duration) -> SQL {
    """
    /* Jobs.oldPartitions */
    with \(partitions)
    select p.parent, p."from", p."to" from partitions p join \(parents) using (parent)
    where p."to" <= now() - make_interval(secs => \(age.inSeconds))
    order by p."from", t.place
    """
  }

  static func lay(_ partition: LogPartition) -> [SQL] {
    [
      """
      /* Jobs.layPartition */
      create table \(ident: partition.name)
        (like \(ident: partition.parent.rawValue) including defaults including constraints)
      """,
      """
      /* Jobs.attachPartition */
      alter table \(ident: partition.parent.rawValue) attach partition \(ident: partition.name)
        for values from (to_timestamp(\(seconds(partition.from))))
        to (to_timestamp(\(seconds(partition.to))))
      """,
    ]
  }

  /// DDL takes no bound values: whole seconds as text.
  private static func seconds(_ date: Date) -> SQL {
    SQL(stringLiteral: String(Int64(date.timeIntervalSince1970)))
  }

  /// Keeps claims and ends away until the transaction ends.
  static func lock(_ partition: LogPartition) -> SQL {
    switch partition.parent {
    case .tickets:
      "/* Jobs.lockLog */ lock table job_tickets, job_ends in access exclusive mode"
    case .ends, .done, .leases:
      "/* Jobs.lockLog */ lock table \(ident: partition.parent.rawValue) in access exclusive mode"
    }
  }

  /// A row if tickets of that time are still there: what ends, completes or has claimed them stays too.
  static func needs(_ partition: LogPartition) -> SQL {
    "/* Jobs.needsPartition */ select id from job_tickets where issued_at < \(partition.to) limit 1"
  }

  /// Tickets of a partition that have not ended.
  private static func unended(_ partition: LogPartition) -> SQL {
    """
    select t.* from \(ident: partition.name) t
    left join (select distinct job_ids(jobs) as id from job_done) d on d.id = t.id
    where d.id is null
      and not exists (select from job_ends e where e.id = t.id and e.turn = t.turn)
    """
  }

  static func running(in partition: LogPartition) -> SQL {
    """
    /* Jobs.runningInPartition */
    select o.id from job_open o join (\(unended(partition))) u on u.id = o.id and u.turn = o.turn
    limit 1
    """
  }

  /// What still waits goes where other jobs wait, due now.
  static func move(outOf partition: LogPartition) -> SQL {
    """
    /* Jobs.moveOutOfPartition */
    insert into job_deferred (\(JobSlip.columns), run_at)
    select id, turn + 1, attempts, crashes, is_suspect, faults, \(JobSlip.lasting), now()
    from (\(unended(partition))) u
    """
  }

  static func tombstones(of partition: LogPartition) -> SQL {
    """
    /* Jobs.dropTombstones */
    delete from job_cancels c using \(ident: partition.name) t
    where c.is_waiting and c.id = t.id and c.turn = t.turn
    """
  }

  static func drop(_ partition: LogPartition) -> SQL {
    "/* Jobs.dropPartition */ drop table \(ident: partition.name)"
  }

  /// What is left of jobs that are nowhere any more.
  static func orphans() -> SQL {
    """
    /* Jobs.dropOrphans */
    with talk as (
      delete from job_attempts a
      where a.worker is null and not exists (select from job_tickets t where t.id = a.id)
        and not exists (select from job_deferred d where d.id = a.id)
        and not exists (select from job_shelf s where s.id = a.id))
    delete from job_batches b
    where b.finished_at is not null
      and not exists (select from job_tickets t where t.batch_id = b.id)
      and not exists (select from job_deferred d where d.batch_id = b.id)
      and not exists (select from job_shelf s where s.batch_id = b.id)
    """
  }
}
