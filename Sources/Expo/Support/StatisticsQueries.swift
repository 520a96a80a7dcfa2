import Postgres

/// What the planner knows of the tables.
enum StatisticsQueries {
  /// Has the server look anew at the tables of which this transaction has changed much: the last
  /// statement before the commit.
  ///
  /// Autovacuum would do it within a minute or so, by the same measure. Until then the planner takes
  /// a table of thousands for one of a few rows, and reads each of them for each of the others.
  static func refresh(in tx: PostgresTransaction) async throws {
    let tables = try await tx.query(
      """
      /* Statistics.changed */ select c.relname::text
      from pg_stat_xact_user_tables s join pg_class c on c.oid = s.relid
      where c.relpersistence = 'p'
        and s.n_tup_ins + s.n_tup_upd + s.n_tup_del > 50 + greatest(c.reltuples, 0) / 10
      order by c.oid
      """
    ).map { row throws in try row.decode(String.self) }
    guard !tables.isEmpty else { return }
    // A table that another transaction is looking at is left to it.
    let names = tables.map { "\(ident: $0)" as SQL }.joined(separator: ", ")
    try await tx.execute("/* Statistics.refresh */ analyze (skip_locked) \(names)")
  }
}
