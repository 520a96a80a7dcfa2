/// A running transaction: what it does is kept together or not at all.
///
/// Valid only within the closure it was given to. Not `Sendable`: one statement at a time, in the
/// closure's task.
public struct PostgresTransaction {
  let lease: Lease

  /// Runs one statement and returns its rows.
  ///
  /// - Throws: `PostgresError`; `CancellationError` when the task was cancelled and the statement
  ///   with it.
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

  /// Writes rows by binary COPY: `copyIn("jobs (id, kind)") { try await $0.row(id, kind) }`.
  ///
  /// - Returns: the number of rows stored.
  /// - Throws: what `produce` throws, after which no row is kept and the transaction has failed; or
  ///   the server's error.
  @discardableResult
  public func copyIn(
    _ target: SQL, _ produce: (CopyWriter) async throws -> Void
  ) async throws -> Int {
    try await lease.session().copyBinary(target, produce)
  }

  /// Writes rows by COPY from text: `copyInText("jobs (id, kind)", options: "format csv") { … }`.
  ///
  /// - Returns: the number of rows stored.
  @discardableResult
  public func copyInText(
    _ target: SQL, options: SQL = "format text", _ produce: (CopyTextWriter) async throws -> Void
  ) async throws -> Int {
    try await lease.session().copyText(target, options: options, produce)
  }

  /// Runs `body` under a savepoint: its statements are undone if it throws, those before it stay.
  ///
  /// - Throws: what `body` throws.
  @discardableResult
  public func savepoint<T>(_ body: () async throws -> T) async throws -> T {
    let session = try lease.session()
    try session.requireTransaction()
    try await session.beginIfDue()
    try await session.command("savepoint here")
    let value: T
    do {
      value = try await body()
    } catch {
      // Also in a cancelled task: the caller may go on with the transaction.
      try await lease.session().command(
        "rollback to savepoint here; release savepoint here", cancellable: false)
      throw error
    }
    try await lease.session().command("release savepoint here", cancellable: false)
    return value
  }
}
