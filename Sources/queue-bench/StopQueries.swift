import Jobs
import Postgres

/// What the database tells after a stop.
enum StopQueries {
  /// How many jobs are done, how many are held by a worker, and attempts that were charged.
  static func standings(
    _ client: PostgresClient
  ) async throws -> (done: Int, running: Int, charged: Int) {
    guard
      let row = try await client.first(
        """
        /* QueueBench.standings */
        select count(*) filter (where state = 'done'), count(*) filter (where state = 'running'),
          coalesce(sum(attempts), 0)::bigint
        from jobs where kind = \(TestJob.kind.name)
        """)
    else { return (0, 0, 0) }
    return try row.decode(Int.self, Int.self, Int.self)
  }

  /// How often jobs took effect, and how many did.
  static func effects(_ client: PostgresClient) async throws -> (all: Int, distinct: Int) {
    guard
      let row = try await client.first(
        "/* QueueBench.effects */ select count(*), count(distinct key) from effects")
    else { return (0, 0) }
    return try row.decode(Int.self, Int.self)
  }
}
