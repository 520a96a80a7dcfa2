import Postgres

/// The statements behind batches and workflows.
enum BatchQueries {
  /// The step of the job that follows a batch; its end does not count for the batch.
  static let following = "@then"

  /// What ends of jobs mean for their batches, as parts of a statement over a relation of `batch_id`,
  /// `step` and `fate`. A batch is over once: jobs of it that are revived later do not count again.
  static func settle(_ over: SQL) -> SQL {
    """
    tallies as (
      select batch_id, count(*) as n, count(*) filter (where fate <> 'done') as bad
      from \(over) where batch_id is not null and step is distinct from \(following)
      group by batch_id),
    batches as (
      update job_batches b set pending = b.pending - t.n, failed = b.failed + t.bad,
        finished_at = case when b.pending = t.n then now() end
      from tallies t where b.id = t.batch_id and b.finished_at is null returning b.*),
    followed as (
      \(follow("(select id, follow from batches where pending = 0 and follow is not null)")))
    """
  }

  /// Writes the jobs that follow batches of a relation of `id` and `follow`.
  private static func follow(_ batches: SQL) -> SQL {
    """
    insert into job_tickets (lane, queue, kind, max_attempts, payload, expo_id, created_by,
      traceparent, limit_key, batch_id, step)
    select (8 * d.priority + (coalesce(d.expo, 0) & 7))::smallint, d.queue, d.kind, d."maxAttempts",
      d.payload::json, d.expo, d."createdBy", d.traceparent, d."limitKey", b.id, \(following)
    from \(batches) b cross join lateral json_to_record(b.follow) as d(priority smallint,
      queue text, kind text, "maxAttempts" integer, payload text, expo bigint, "createdBy" text,
      traceparent text, "limitKey" text)
    returning queue
    """
  }

  /// Makes a batch of no jobs.
  static func open(
    _ name: String, expo: Int64?, follow: String?, in tx: PostgresTransaction
  ) async throws -> Int64 {
    let row = try await tx.query(
      """
      /* Jobs.openBatch */
      insert into job_batches (name, expo_id, follow)
      values (\(name), \(expo)::bigint, \(follow)::text::json) returning id
      """)[0]
    return try row.decode("id")
  }

  /// Says how many jobs a batch has; one that has none is over, and what follows it is due.
  static func fill(_ batch: Int64, jobs: Int) -> SQL {
    """
    /* Jobs.fillBatch */
    with filled as (
      update job_batches set total = \(Int32(jobs)), pending = \(Int32(jobs)),
        finished_at = case when \(Int32(jobs)) = 0 then now() end
      where id = \(batch) returning id, pending, follow),
    followed as (
      \(follow("(select id, follow from filled where pending = 0 and follow is not null)"))),
    rung as (\(JobSlip.rings(for: "followed")))
    select count(*) as rings from rung
    """
  }

  static func batch(_ id: Int64) -> SQL {
    """
    /* Jobs.batch */
    select \(columns) from job_batches b where id = \(id)
    """
  }

  private static let columns: SQL = """
    id, name, expo_id, total, pending, failed, created_at, finished_at,
    exists (select from job_edges e where e.batch_id = b.id) as is_workflow
    """

  static func batches(_ filter: JobBatchFilter) -> SQL {
    """
    /* Jobs.batches */
    select \(columns) from job_batches b
    where (\(filter.expo)::bigint is null or expo_id = \(filter.expo)::bigint)
      and (\(filter.isOver)::boolean is null or (finished_at is not null) = \(filter.isOver))
      and (\(filter.isFailed)::boolean is null or (failed > 0) = \(filter.isFailed))
      and (\(filter.before?.rawValue)::bigint is null or id < \(filter.before?.rawValue)::bigint)
    order by id desc limit \(max(filter.limit, 0))
    """
  }

  /// Which job comes before which.
  static func edges(in batch: Int64) -> SQL {
    """
    /* Jobs.edges */
    select before_id, after_id from job_edges where batch_id = \(batch)
    order by after_id, before_id
    """
  }

  static func record(_ row: PostgresRow) throws -> JobBatchRecord {
    func number(_ column: String) throws -> Int { Int(try row.decode(column, as: Int32.self)) }
    return JobBatchRecord(
      id: JobBatchID(rawValue: try row.decode("id")),
      name: try row.decode("name", as: String?.self) ?? "", expo: try row.decode("expo_id"),
      total: try number("total"), pending: try number("pending"), failed: try number("failed"),
      createdAt: try row.decode("created_at"), finishedAt: try row.decode("finished_at"),
      isWorkflow: try row.decode("is_workflow"))
  }

  /// What the jobs of a batch that are done finished with, in the order they were enqueued in; of one
  /// step if it is named.
  static func results(of batch: Int64, step: String?) -> SQL {
    """
    /* Jobs.batchResults */
    select id, result::text as result from job_ends
    where batch_id = \(batch) and outcome = 'done' and step is distinct from \(following)
      and (\(step)::text is null or step = \(step)::text)
    order by id
    """
  }

  /// The jobs of a batch that are neither done nor given up.
  static func live(in batch: Int64) -> SQL {
    """
    /* Jobs.liveInBatch */
    select id from job_deferred
    where batch_id = \(batch) and step is distinct from \(following)
    union
    select t.id from job_tickets t
    where t.batch_id = \(batch) and t.step is distinct from \(following)
      and not exists (select from job_ends e where e.id = t.id and e.turn = t.turn)
    order by id
    """
  }
}
