/// One session held over several transactions: for advisory locks and settings that outlive a
/// transaction.
///
/// Valid only within the closure it was given to; afterwards `DISCARD ALL` frees its locks and
/// settings.
public struct PostgresSession {
  let lease: Lease
  let settings: String

  /// The server's process, as `pg_stat_activity` shows it.
  public var processID: Int32 {
    get throws(PostgresError) { try lease.session().processID }
  }

  /// Runs one statement in a transaction of its own and returns its rows.
  public func query(_ sql: SQL) async throws -> PostgresRows {
    PostgresRows(try await lease.session().query(sql))
  }

  /// Runs one statement and returns its first row, nil if there is none.
  public func first(_ sql: SQL) async throws -> PostgresRow? { try await query(sql).first }

  /// Runs one statement and returns the number of rows it inserted, updated, deleted or selected.
  @discardableResult
  public func execute(_ sql: SQL) async throws -> Int {
    try await lease.session().query(sql).affectedRows
  }

  /// Runs several statements without values, separated by semicolons; their rows are dropped.
  public func script(_ sql: SQL) async throws { try await lease.session().script(sql) }

  /// Writes rows by binary COPY in a transaction of its own; returns their number.
  @discardableResult
  public func copyIn(
    _ target: SQL, _ produce: (CopyWriter) async throws -> Void
  ) async throws -> Int {
    try await lease.session().copyBinary(target, produce)
  }

  /// Writes rows by COPY from text in a transaction of its own; returns their number.
  @discardableResult
  public func copyInText(
    _ target: SQL, options: SQL = "format text", _ produce: (CopyTextWriter) async throws -> Void
  ) async throws -> Int {
    try await lease.session().copyText(target, options: options, produce)
  }

  /// Runs `body` once in a transaction on this session: no retry, since the session cannot be
  /// changed for another.
  @discardableResult
  public func transaction<T>(
    _ mode: TransactionMode = .readWrite,
    _ body: (PostgresTransaction) async throws -> sending T
  ) async throws -> sending T {
    try await TransactionRunner(mode: mode, settings: settings).run(lease, body)
  }
}
