import Foundation
import Postgres

/// What the doctor asks the server.
enum DoctorQueries {
  static func now(_ database: PostgresClient) async throws -> Date {
    try await database.query("/* Doctor.now */ select clock_timestamp() as now")[0].decode("now")
  }

  static func liveWorkers(_ database: PostgresClient) async throws -> Int {
    try await database.query(
      """
      /* Doctor.liveWorkers */ select count(*) as n from job_workers
      where beat_at > now() - interval '30 seconds'
      """)[0].decode("n")
  }

  /// Whether a worker that is alive serves a queue.
  static func isServed(queue: String, _ database: PostgresClient) async throws -> Bool {
    try await database.first(
      """
      /* Doctor.isServed */ select id from job_workers
      where beat_at > now() - interval '20 seconds' and \(queue) = any(queues) limit 1
      """) != nil
  }

  /// Who holds back cleaning most: a session with an old snapshot, a replica that fell behind, or a
  /// prepared transaction that nobody ended.
  static func horizonHolder(_ database: PostgresClient) async throws -> HorizonHolder? {
    let row = try await database.first(
      """
      /* Doctor.horizonHolder */
      select kind, pid, name, coalesce(seconds, 0)::float8 as seconds, transactions from (
        select 'session' as kind, pid, coalesce(nullif(application_name, ''), backend_type) as name,
          extract(epoch from clock_timestamp() - xact_start) as seconds,
          greatest(age(backend_xmin), age(backend_xid))::bigint as transactions
        from pg_stat_activity
        where coalesce(backend_xmin, backend_xid) is not null and pid <> pg_backend_pid()
        union all
        select 'slot', active_pid, slot_name, null, greatest(age(xmin), age(catalog_xmin))::bigint
        from pg_replication_slots where coalesce(xmin, catalog_xmin) is not null
        union all
        select 'prepared', null, gid, extract(epoch from clock_timestamp() - prepared),
          age(transaction)::bigint
        from pg_prepared_xacts) as holders
      order by transactions desc, seconds desc nulls last limit 1
      """)
    guard let row else { return nil }
    return HorizonHolder(
      kind: try row.decode("kind"), pid: try row.decode("pid", as: Int32?.self).map(Int.init),
      name: try row.decode("name"), seconds: try row.decode("seconds"),
      transactions: Int(try row.decode("transactions", as: Int64.self)))
  }

  /// Whether every audit chain ends where its head says.
  static func chainsAreWhole(_ database: PostgresClient) async throws -> Bool {
    try await database.first(
      """
      /* Doctor.chainsAreWhole */ select h.chain from audit_heads h
      left join audit_entries e on e.chain = h.chain and e.seq = h.seq
      where e.hash is distinct from h.hash limit 1
      """) == nil
  }
}
