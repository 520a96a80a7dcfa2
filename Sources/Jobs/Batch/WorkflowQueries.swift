import Postgres

/// The statements that write workflows.
enum WorkflowQueries {
  /// A step with its number and how many it waits for.
  struct Row: Codable {
    let id: Int64
    let waits: Int
    let draft: JobDraft
  }

  /// Steps that wait for none go where other jobs go; the others are deferred until none is left.
  static func insert(_ rows: [Row]) throws -> SQL {
    let text = try JobCoding.encode(rows, kind: "workflow")
    return """
      /* Jobs.enqueueSteps */
      with steps as materialized (
        select r.id, r.waits, d.*, (8 * d.priority + (coalesce(d.expo, 0) & 7))::smallint as lane,
          timestamptz 'epoch' + "deadlineMicroseconds" * interval '1 microsecond' as deadline,
          case when "runAtMicroseconds" is not null or delay > 0 then coalesce(
            timestamptz 'epoch' + "runAtMicroseconds" * interval '1 microsecond',
            now() + make_interval(secs => delay)) end as meant
        from jsonb_to_recordset(\(text)::text::jsonb) as r(id bigint, waits integer, draft jsonb)
        cross join lateral jsonb_to_record(r.draft) as d(expo bigint, kind text, queue text,
          priority smallint, "maxAttempts" integer, "runAtMicroseconds" bigint, delay float8,
          "createdBy" text, traceparent text, "limitKey" text, "deadlineMicroseconds" bigint,
          batch bigint, step text, payload text)),
      due_now as (
        insert into job_tickets (id, queue, lane, kind, max_attempts, payload, expo_id,
          scheduled_at, created_by, traceparent, limit_key, batch_id, step, deadline)
        select id, queue, lane, kind, "maxAttempts", payload::json, expo, meant, "createdBy",
          traceparent, "limitKey", batch, step, deadline
        from steps where waits = 0 and coalesce(meant <= now(), true) order by id returning queue),
      due_later as (
        insert into job_deferred (id, queue, lane, kind, max_attempts, payload, expo_id,
          scheduled_at, created_by, traceparent, limit_key, batch_id, step, deadline, run_at,
          waits_for, blocker)
        select id, queue, lane, kind, "maxAttempts", payload::json, expo, meant, "createdBy",
          traceparent, "limitKey", batch, step, deadline, coalesce(meant, now()), waits,
          case when waits > 0 then 'step' end
        from steps where waits > 0 or meant > now()),
      rung as (\(JobSlip.rings(for: "due_now")))
      select count(*) as rings from rung
      """
  }

  static func insert(edges: [(before: Int64, after: Int64)], of batch: Int64) -> SQL {
    """
    /* Jobs.enqueueEdges */
    insert into job_edges (batch_id, before_id, after_id)
    select \(batch), before, after
    from unnest(\(edges.map(\.before))::bigint[], \(edges.map(\.after))::bigint[])
      as e(before, after)
    """
  }
}
