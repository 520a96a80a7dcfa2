import Foundation
import Postgres

/// The statements behind `JobQueue`: creating jobs.
///
/// What stands in `*Queries` files is the only SQL of the module, and the seam below which the way jobs
/// are stored may change.
enum JobQueries {
  /// Workers listen here for what has something due, as a `JobRing`.
  static let wakeChannel = "expo_jobs"

  /// Inserts one job unless its live twin stands; nil then.
  static func insert(_ draft: JobDraft, in tx: PostgresTransaction) async throws -> JobID? {
    guard draft.isPlain else { return try await insert(many: [draft], in: tx).first ?? nil }
    return try await tx.first(insert(plain: draft)).map(id)
  }

  /// The number in a row of `insert(plain:)`.
  static func id(_ row: PostgresRow) throws -> JobID { JobID(rawValue: try row.decode("id")) }

  /// Inserts a job that is due at once and has no key.
  static func insert(plain draft: JobDraft) -> SQL {
    // The server reads what is written only.
    var (names, values): (SQL, SQL) = ("", "")
    for column in JobDraft.Column.seldom {
      guard let field = draft.field(column) else { continue }
      names += ", \(ident: column.rawValue)"
      values += ", \(field)"
    }
    return """
      /* Jobs.enqueue */
      insert into job_tickets (queue, lane, kind, max_attempts, payload\(names))
      values (\(draft.queue), \(draft.lane), \(draft.kind), \(Int32(draft.maxAttempts)),
        \(draft.payload)\(values))
      returning id, (\(JobSlip.ringForTicket))::text as ring
      """
  }

  /// So many new numbers of jobs, ascending.
  static func drawNumbers(_ count: Int, in tx: PostgresTransaction) async throws -> [Int64] {
    guard count > 0 else { return [] }
    let drawn = try await tx.query(
      """
      /* Jobs.drawRange */
      select min(id) as first, max(id) as last
      from (select nextval('job_ids') as id from generate_series(1, \(count))) n
      """)[0]
    let first: Int64 = try drawn.decode("first")
    let last: Int64 = try drawn.decode("last")
    if last - first == Int64(count) - 1 { return Array(first...last) }
    // Others drew between ours: these numbers are given up, and the next are asked for one by one.
    return try await tx.query(
      """
      /* Jobs.drawNumbers */
      select array(select nextval('job_ids') from generate_series(1, \(count))) as ids
      """)[0].decode("ids")
  }

  /// Inserts many that are due at once and have no keys, by COPY; answers in their order.
  static func copy(_ drafts: [JobDraft], in tx: PostgresTransaction) async throws -> [JobID] {
    let ids = try await drawNumbers(drafts.count, in: tx)
    let columns = JobDraft.Column.allCases
    try await tx.copyInText(copyTarget(columns)) { writer in
      for (id, draft) in zip(ids, drafts) {
        try await writer.row(["\(id)"] + columns.map(draft.field) + [draft.payload])
      }
    }
    try await ring(Set(drafts.map(\.queue)).sorted(), in: tx)
    return ids.map(JobID.init(rawValue:))
  }

  /// Inserts jobs that differ by their payloads only, each made when its turn comes: while the server
  /// stores some, the next are encoded.
  static func copy<Payload>(
    _ payloads: [Payload], like draft: JobDraft, in tx: PostgresTransaction,
    _ text: (Payload) throws -> String
  ) async throws -> [JobID] {
    let ids = try await drawNumbers(payloads.count, in: tx)
    // The server reads what is written only.
    let columns = JobDraft.Column.allCases.filter { draft.field($0) != nil }
    let inner = CopyFields(columns.map(draft.field))
    try await tx.copyInText(copyTarget(columns)) { writer in
      for index in payloads.indices {
        try await writer.row(ids[index], inner, try text(payloads[index]))
      }
    }
    try await ring([draft.queue], in: tx)
    return ids.map(JobID.init(rawValue:))
  }

  private static func copyTarget(_ columns: [JobDraft.Column]) -> SQL {
    let names = columns.map { "\(ident: $0.rawValue)" as SQL }.joined(separator: ", ")
    return "job_tickets (id, \(names), payload)"
  }

  /// Rings for queues that somebody sleeps on.
  static func ring(_ queues: [String], in tx: PostgresTransaction) async throws {
    try await tx.execute(
      """
      /* Jobs.ring */
      \(JobSlip.rings(for: "unnest(\(queues)::text[]) u(queue)"))
      """)
  }

  /// Inserts many; answers in the order of the drafts, nil where a live twin stands.
  ///
  /// Numbers are drawn before the insert because RETURNING cannot tell which input a row came from.
  static func insert(
    many drafts: [JobDraft], in tx: PostgresTransaction
  ) async throws -> [JobID?] {
    if drafts.contains(where: { $0.period != nil }) {
      try await tx.execute(DeferQueries.expireKeys())
    }
    let text = try JobCoding.encode(drafts, kind: "bulk")
    let rows = try await tx.query(
      """
      /* Jobs.enqueueMany */
      with drafts as materialized (
        select nextval('job_ids') as id, d.*, e.ordinality,
          (8 * d.priority + (coalesce(d.expo, 0) & 7))::smallint as lane,
          timestamptz 'epoch' + "deadlineMicroseconds" * interval '1 microsecond' as deadline,
          timestamptz 'epoch' + "runAtMicroseconds" * interval '1 microsecond' as scheduled,
          floor(extract(epoch from now()) / period) as period_number
        from jsonb_array_elements(\(text)::text::jsonb) with ordinality e(draft, ordinality)
        cross join lateral jsonb_to_record(e.draft) as d(expo bigint, kind text, queue text,
          priority smallint, "maxAttempts" integer, "runAtMicroseconds" bigint, delay float8,
          "createdBy" text, traceparent text, "uniqueKey" text, until text, period float8,
          "limitKey" text, "deadlineMicroseconds" bigint, batch bigint, step text, payload text)),
      timed as materialized (
        select *, coalesce(scheduled, now() + make_interval(secs => delay)) as due,
          case when scheduled is not null or delay > 0
            then coalesce(scheduled, now() + make_interval(secs => delay)) end as meant,
          "uniqueKey" || coalesce(' in ' || period_number, '') as key
        from drafts),
      keyed as (
        insert into job_keys (expo_id, kind, key, id, until, expires_at)
        select expo, kind, key, id, until,
          case until when 'time' then to_timestamp((period_number + 1) * period) end
        from timed where key is not null order by ordinality
        on conflict (expo_id, kind, key) do nothing returning id),
      made as materialized (
        select * from timed
        where key is null or id in (select id from keyed)),
      due_now as (
        insert into job_tickets (id, queue, lane, kind, max_attempts, payload, expo_id, scheduled_at,
          created_by, traceparent, unique_key, limit_key, batch_id, step, deadline)
        select id, queue, lane, kind, "maxAttempts", payload::json, expo, meant, "createdBy",
          traceparent, key, "limitKey", batch, step, deadline
        from made where due <= now() order by ordinality returning queue),
      due_later as (
        insert into job_deferred (id, queue, lane, kind, max_attempts, payload, expo_id,
          scheduled_at, created_by, traceparent, unique_key, limit_key, batch_id, step, deadline,
          run_at)
        select id, queue, lane, kind, "maxAttempts", payload::json, expo, meant, "createdBy",
          traceparent, key, "limitKey", batch, step, deadline, due
        from made where due > now()),
      rung as (\(JobSlip.rings(for: "due_now")))
      select made.id, (select count(*) from rung) as rings
      from timed left join made using (id) order by timed.ordinality
      """)
    return try rows.map { row in
      try row.decode("id", as: Int64?.self).map(JobID.init(rawValue:))
    }
  }

  /// The live job that has a draft's unique key.
  static func liveTwin(_ draft: JobDraft, in tx: PostgresTransaction) async throws -> JobID? {
    guard let key = draft.uniqueKey else { return nil }
    return try await liveTwin(
      expo: draft.expo, kind: draft.kind,
      key:
        "\(key) || coalesce(' in ' || floor(extract(epoch from now()) / \(draft.period)::float8), '')",
      in: tx)
  }

  /// The job that holds a key of a kind and an expo.
  static func liveTwin(
    expo: Int64?, kind: String, key: SQL, in tx: PostgresTransaction
  ) async throws -> JobID? {
    // "is not distinct from" would not use the index.
    let tenant: SQL = expo.map { "expo_id = \($0)" } ?? "expo_id is null"
    let row = try await tx.first(
      """
      /* Jobs.liveTwin */
      select id from job_keys where \(tenant) and kind = \(kind) and key = \(key)
      """)
    return try row.map { JobID(rawValue: try $0.decode("id")) }
  }
}

extension JobDraft {
  /// The columns of a ticket that `JobQueries.copy` writes between the number and the payload.
  enum Column: String, CaseIterable {
    /// Those that most jobs leave empty.
    static let seldom: [Column] = [
      .expo, .createdBy, .traceparent, .limitKey, .batch, .step, .deadline,
    ]

    case queue, lane, kind
    case maxAttempts = "max_attempts"
    case expo = "expo_id"
    case createdBy = "created_by"
    case traceparent
    case limitKey = "limit_key"
    case batch = "batch_id"
    case step, deadline
  }

  /// What stands in one of them, as COPY's text.
  func field(_ column: Column) -> String? {
    switch column {
    case .queue: queue
    case .lane: "\(lane)"
    case .kind: kind
    case .maxAttempts: "\(maxAttempts)"
    case .expo: expo.map { "\($0)" }
    case .createdBy: createdBy
    case .traceparent: traceparent
    case .limitKey: limitKey
    case .batch: batch.map { "\($0)" }
    case .step: step
    case .deadline: deadlineMicroseconds.map(Self.instant)
    }
  }

  /// As PostgreSQL reads a moment, to the microsecond.
  private static func instant(_ microseconds: Int64) -> String {
    let fraction = (microseconds % 1_000_000 + 1_000_000) % 1_000_000
    let seconds = Date(timeIntervalSince1970: Double((microseconds - fraction) / 1_000_000))
    let text = seconds.formatted(Date.ISO8601FormatStyle())
    return "\(text.dropLast()).\(String(1_000_000 + fraction).dropFirst())Z"
  }
}
