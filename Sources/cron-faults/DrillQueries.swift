import Foundation
import Jobs
import Postgres

/// The statements of the drill and of its judge, which counts minutes by itself and trusts nothing that
/// the product says of them.
enum DrillQueries {
  /// A clock that runs `ratio` times as fast from `start` on, and a log of what stretch of time each
  /// look at an entry dealt with.
  static func prepare(from start: Date, ratio: Int, in tx: PostgresTransaction) async throws {
    try await tx.execute(
      """
      create table drill_clock as
      select clock_timestamp() as really, \(start)::timestamptz as pretended, \(ratio)::int as ratio
      """)
    try await tx.execute(
      """
      create or replace function job_cron_clock() returns timestamptz language sql volatile as
      'select pretended + (clock_timestamp() - really) * ratio from drill_clock'
      """)
    try await tx.execute(
      "create table drill_effects (entry text not null, slot timestamptz not null, job bigint)")
    try await tx.execute(
      """
      create table drill_looks (id bigint generated always as identity, entry text not null,
        after timestamptz not null, through timestamptz not null)
      """)
    try await tx.execute(
      """
      create function drill_look() returns trigger language plpgsql as $$
      begin
        insert into drill_looks (entry, after, through)
        values (new.name, old.evaluated_until, new.evaluated_until);
        return null;
      end $$
      """)
    try await tx.execute(
      """
      create trigger drill_look after update on job_crons for each row
      when (old.evaluated_until is distinct from new.evaluated_until) execute function drill_look()
      """)
  }

  /// What a job of the drill does.
  static func note(
    _ entry: String, _ job: JobContext, in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      """
      insert into drill_effects (entry, slot, job)
      values (\(entry), \(job.scheduledAt), \(job.jobID.rawValue))
      """)
  }

  /// How far the pretended time is: minutes dealt with by the entry that is furthest behind, counted
  /// as the judge counts them.
  static func minutes(_ database: PostgresClient) async throws -> Int {
    let row = try await database.first(
      """
      select case when count(*) = \(DrillEntry.all.count)::bigint then min(n) else 0 end as n
      from (
        select (extract(epoch from date_trunc('minute', max(through))
          - date_trunc('minute', min(after))) / 60)::bigint as n
        from drill_looks group by entry) e
      """)
    return Int(try row?.decode("n", as: Int64.self) ?? 0)
  }

  /// Slots whose job has not had its effect yet.
  static func outstanding(_ database: PostgresClient) async throws -> Int {
    let row = try await database.first(
      """
      select count(*) as n from job_cron_slots s
      where not exists (select from drill_effects e where (e.entry, e.slot) = (s.cron, s.slot))
      """)
    return Int(try row?.decode("n", as: Int64.self) ?? 0)
  }

  /// Pauses all entries, so that the drill comes to an end.
  static func stopClock(_ database: PostgresClient) async throws {
    try await database.execute("update job_crons set is_paused = true")
  }

  /// The verdict on one entry: every minute of its looks against its policy.
  static func judge(_ entry: DrillEntry, _ database: PostgresClient) async throws -> DrillVerdict {
    let (latest, tolerance): (Int64, Double) =
      switch entry.catchUp {
      case .all(let max): (Int64(max), 1e9)
      case .latest: (1, 1e9)
      case .skip: (1, 60)
      }
    let row = try await database.query(
      """
      with looks as materialized (
        select *, lag(through) over (order by id) as before from drill_looks
        where entry = \(entry.name)),
      minutes as materialized (
        select l.id, l.through, m as minute, row_number() over (partition by l.id order by m desc) as n
        from looks l cross join lateral generate_series(
          date_trunc('minute', l.after) + interval '1 minute', l.through, interval '1 minute') m),
      owed as materialized (
        select minute from minutes
        where n <= \(latest)::bigint
          and minute > through - make_interval(secs => \(tolerance)::float8)),
      slots as materialized (select slot from job_cron_slots where cron = \(entry.name)),
      effects as materialized (
        select slot, count(*) as n from drill_effects where entry = \(entry.name) group by slot)
      select
        (select count(*) from looks) as looks,
        (select count(*) from looks where after is distinct from before and before is not null)
          as torn,
        (select count(*) from minutes) as ticks,
        (select count(*) from owed) as owed,
        (select count(*) from slots) as made,
        (select count(*) from owed where minute not in (select slot from slots)) as missing,
        (select count(*) from slots where slot not in (select minute from owed)) as uncalled,
        (select count(*) from slots where slot not in (select slot from effects)) as lost,
        (select count(*) from effects where n > 1) as doubled,
        (select count(*) from effects where slot not in (select slot from slots)) as stray
      """)[0]
    func number(_ column: String) throws -> Int { Int(try row.decode(column, as: Int64.self)) }
    return DrillVerdict(
      entry: entry, looks: try number("looks"), ticks: try number("ticks"),
      owed: try number("owed"), made: try number("made"),
      wrongs: [
        .init("torn", try number("torn")), .init("missing", try number("missing")),
        .init("uncalled", try number("uncalled")), .init("lost", try number("lost")),
        .init("doubled", try number("doubled")), .init("stray", try number("stray")),
      ])
  }
}
