import Postgres

/// What the server has counted up to now: bytes of its log, and rows that died in tables of the queue.
struct ServerCounters {
  let walBytes: Double
  let deadTuples: Double

  static func read(_ client: PostgresClient) async throws -> ServerCounters {
    let row = try await client.first(
      """
      /* QueueBench.counters */
      select (pg_current_wal_insert_lsn() - '0/0')::float8 as wal, (
        select coalesce(sum(n_tup_upd + n_tup_del), 0)::float8 from pg_stat_user_tables
        where relname like 'job%') as dead
      """)
    guard let row else { return ServerCounters(walBytes: 0, deadTuples: 0) }
    return ServerCounters(walBytes: try row.decode("wal"), deadTuples: try row.decode("dead"))
  }
}
