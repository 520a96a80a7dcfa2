import Foundation
import Postgres

/// The statements behind cron entries and their slots.
enum CronQueries {
  /// The clock that slots are judged by: the server's.
  static func now() -> SQL { "/* Jobs.now */ select job_cron_clock() as now" }

  /// Writes an entry. One whose calendar changed starts afresh; otherwise missed slots stay owed.
  ///
  /// One that stands as it is, and was declared within the hour, is not touched: workers that start must
  /// not wait for one that is just making its jobs.
  static func declare(_ entry: CronEntry, at now: Date, nextAt: Date?) -> SQL {
    let draft = entry.draft
    return """
      /* Jobs.declareCron */
      insert into job_crons as old (name, expression, time_zone, kind, queue, priority,
        max_attempts, expo_id, unique_key, payload, catch_up, catch_up_limit, evaluated_until,
        next_at)
      select d.*, \(now)::timestamptz, \(nextAt)::timestamptz
      from (select \(entry.name)::text, \(entry.expression.description)::text,
        \(entry.timeZone.identifier)::text, \(draft.kind)::text, \(draft.queue)::text,
        \(draft.priority)::smallint, \(Int32(draft.maxAttempts))::integer, \(draft.expo)::bigint,
        \(draft.uniqueKey)::text, \(draft.payload)::text::jsonb, \(entry.catchUp.name)::text,
        \(Int32(clamping: entry.catchUp.limit))::integer) as d
      where not exists (
        select from job_crons c
        where (c.name, c.expression, c.time_zone, c.kind, c.queue, c.priority, c.max_attempts,
            c.expo_id, c.unique_key, c.payload, c.catch_up, c.catch_up_limit)
            is not distinct from d
          and c.declared_at > clock_timestamp() - interval '1 hour')
      on conflict (name) do update set
        expression = excluded.expression, time_zone = excluded.time_zone, kind = excluded.kind,
        queue = excluded.queue, priority = excluded.priority,
        max_attempts = excluded.max_attempts, expo_id = excluded.expo_id,
        unique_key = excluded.unique_key, payload = excluded.payload,
        catch_up = excluded.catch_up, catch_up_limit = excluded.catch_up_limit,
        declared_at = clock_timestamp(),
        evaluated_until = case
          when (old.expression, old.time_zone) = (excluded.expression, excluded.time_zone)
          then old.evaluated_until else excluded.evaluated_until end,
        next_at = case
          when (old.expression, old.time_zone) = (excluded.expression, excluded.time_zone)
          then old.next_at else excluded.next_at end
      """
  }

  /// Drops the entries that no worker has had among its own for a while.
  static func dropForgotten(since age: Duration) -> SQL {
    """
    /* Jobs.dropCrons */
    delete from job_crons
    where declared_at < clock_timestamp() - make_interval(secs => \(age.inSeconds))
    """
  }

  /// Those of the named entries, or of all, that have a slot due.
  static func due(among names: [String]?) -> SQL {
    """
    /* Jobs.dueCrons */
    select name from job_crons
    where next_at <= job_cron_clock() and not is_paused
      and (\(names)::text[] is null or name = any(\(names)::text[]))
    order by name
    """
  }

  /// Locks an entry that is still due, unless another worker is at it. The clock is read after the
  /// lock, so that slots are judged one after another.
  static func lockDue(_ name: String) -> SQL {
    """
    /* Jobs.lockDueCron */
    select \(columns), evaluated_until, job_cron_clock() as now
    from job_crons
    where name = \(name) and next_at <= job_cron_clock() and not is_paused
    for update skip locked
    """
  }

  static func entry(_ name: String) -> SQL {
    "/* Jobs.cron */ select \(columns) from job_crons where name = \(name)"
  }

  /// Those of the slots, ascending, that have not become a job.
  static func freeSlots(among slots: [Date], of name: String) -> SQL {
    """
    /* Jobs.freeSlots */
    select slot from unnest(\(slots)::timestamptz[]) as owed(slot)
    where not exists (select from job_cron_slots t where t.cron = \(name) and t.slot = owed.slot)
    order by slot
    """
  }

  /// Notes which job each slot became; fails if one became a job already.
  static func takeSlots(_ slots: [Date], of name: String, as jobs: [JobID]) -> SQL {
    """
    /* Jobs.takeSlots */
    insert into job_cron_slots (cron, slot, job_id)
    select \(name), slot, job
    from unnest(\(slots)::timestamptz[], \(jobs.map(\.rawValue))::bigint[]) as taken(slot, job)
    """
  }

  static func advance(_ name: String, until: Date, nextAt: Date?) -> SQL {
    """
    /* Jobs.advanceCron */
    update job_crons set evaluated_until = \(until), next_at = \(nextAt)::timestamptz
    where name = \(name)
    """
  }

  /// Pauses or resumes; slots that pass during a pause are not made up for.
  static func pause(_ name: String, _ isPaused: Bool, nextAt: Date?) -> SQL {
    """
    /* Jobs.pauseCron */
    update job_crons set is_paused = \(isPaused), evaluated_until = job_cron_clock(),
      next_at = \(nextAt)::timestamptz
    where name = \(name)
    """
  }

  static func list() -> SQL {
    """
    /* Jobs.crons */
    select \(columns), is_paused, next_at, s.slot as last_slot, s.job_id as last_job
    from job_crons left join lateral (
      select slot, job_id from job_cron_slots where cron = name order by slot desc limit 1) s on true
    order by name
    """
  }

  static func pruneSlots(olderThan age: Duration) -> SQL {
    """
    /* Jobs.pruneSlots */
    delete from job_cron_slots
    where created_at < now() - make_interval(secs => \(age.inSeconds))
    """
  }

  private static let columns: SQL = """
    name, expression, time_zone, kind, queue, priority, max_attempts, expo_id, unique_key,
    payload::text as payload, catch_up, catch_up_limit
    """

  /// Nil for a time zone that this machine does not know.
  static func storedCron(_ row: PostgresRow) throws -> StoredCron {
    let name: String = try row.decode("name")
    let zone: String = try row.decode("time_zone")
    guard let timeZone = TimeZone(identifier: zone) else {
      throw JobError.coding(kind: "cron:\(name)", reason: "unknown time zone \(zone)")
    }
    return StoredCron(
      name: name, expression: try CronExpression(try row.decode("expression")),
      timeZone: timeZone, catchUp: try catchUp(row),
      draft: JobDraft(
        expo: try row.decode("expo_id"), kind: try row.decode("kind"),
        queue: try row.decode("queue"), priority: try row.decode("priority"),
        maxAttempts: Int(try row.decode("max_attempts", as: Int32.self)),
        runAtMicroseconds: nil, delay: 0, createdBy: "cron:\(name)",
        traceparent: nil, uniqueKey: try row.decode("unique_key"),
        payload: try row.decode("payload")))
  }

  static func record(_ row: PostgresRow) throws -> CronRecord {
    CronRecord(
      name: try row.decode("name"), expression: try row.decode("expression"),
      timeZone: try row.decode("time_zone"), kind: try row.decode("kind"),
      catchUp: try catchUp(row), isPaused: try row.decode("is_paused"),
      nextAt: try row.decode("next_at"), lastSlot: try row.decode("last_slot"),
      lastJob: try row.decode("last_job", as: Int64?.self).map(JobID.init(rawValue:)))
  }

  private static func catchUp(_ row: PostgresRow) throws -> CatchUp {
    let name: String = try row.decode("catch_up")
    let limit = Int(try row.decode("catch_up_limit", as: Int32.self))
    guard let catchUp = CatchUp(name: name, limit: limit) else {
      throw JobError.coding(kind: "cron", reason: "unknown policy \(name)")
    }
    return catchUp
  }
}

/// A cron entry as read back: the table, not the code, is what ticks.
struct StoredCron: Sendable {
  let name: String
  let expression: CronExpression
  let timeZone: TimeZone
  let catchUp: CatchUp
  let draft: JobDraft

  /// The job of a slot.
  func draft(for slot: Date) -> JobDraft {
    var draft = draft
    draft.runAtMicroseconds = JobDraft.microseconds(slot)
    return draft
  }

  /// The first slots owed at `now` since `start`, ascending, at most `count`, and whether that is all.
  func owed(after start: Date, through now: Date, atMost count: Int) -> (slots: [Date], isAll: Bool)
  {
    let from = catchUp == .skip ? max(start, now.addingTimeInterval(-60)) : start
    // Slots are a minute apart at least: where no more fit in than may be made up for, none is dropped,
    // and nobody has to look at more of a long backlog than its beginning.
    guard now.timeIntervalSince(from) < Double(catchUp.limit) * 60 else {
      let slots = expression.latestSlots(catchUp.limit, after: from, through: now, in: timeZone)
      return (Array(slots.prefix(count)), slots.count <= count)
    }
    var slots: [Date] = []
    while let slot = expression.next(after: slots.last ?? from, in: timeZone), slot <= now {
      if slots.count == count { return (slots, false) }
      slots.append(slot)
    }
    return (slots, true)
  }
}
