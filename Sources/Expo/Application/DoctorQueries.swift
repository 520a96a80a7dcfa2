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

  /// The oldest transaction that keeps dead rows from being cleaned, if it is older than 5 minutes.
  static func horizonHolder(
    _ database: PostgresClient
  ) async throws -> (pid: Int32, seconds: Int64)? {
    let row = try await database.first(
      """
      /* Doctor.horizonHolder */
      select pid, extract(epoch from now() - xact_start)::bigint as seconds
      from pg_stat_activity
      where backend_xmin is not null and xact_start < now() - interval '5 minutes'
      order by xact_start limit 1
      """)
    guard let row else { return nil }
    return (try row.decode("pid"), try row.decode("seconds"))
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
