import CLibPQ

extension Session {
  /// Runs one statement that is cancelled, and fails with `queryCanceled`, when it takes longer.
  func query(_ sql: SQL, within limit: Duration?) async throws -> ResultBox {
    self.limit = limit
    defer { self.limit = nil }
    return try await query(sql)
  }

  /// Runs one statement with its values and returns its rows in binary.
  func query(_ sql: SQL) async throws -> ResultBox {
    if let defect = sql.defect { throw defect }
    try requireTransaction()
    let key = StatementCache.Key(text: sql.text, types: sql.binds.types)
    switch statements.plan(for: key) {
    case .unnamed: return try await runUnnamed(sql, key)
    case .prepared(let name): return try await run(name, sql, key)
    case .prepare(let name, let evicted):
      do {
        if let evicted, !hasFailedTransaction {
          try await beginIfDue()
          try await command("deallocate \(evicted)")
        }
        return try await prepareAndRun(name, sql, key)
      } catch {
        statements.forget(key)
        throw error
      }
    }
  }

  /// Runs one or several statements without values by the simple protocol; rows are dropped.
  func script(_ sql: SQL) async throws {
    if let defect = sql.defect { throw defect }
    guard sql.parameterCount == 0 else {
      throw PostgresError(.misuse, "a script cannot have values")
    }
    try requireTransaction()
    try await beginIfDue()
    try await command(sql.text)
  }

  /// Without it, what follows a `COMMIT` inside a body would be committed statement by statement.
  func requireTransaction() throws(PostgresError) {
    guard isInBody, !isInTransaction, !isLost else { return }
    throw PostgresError(.misuse, "a statement has ended the transaction it ran in")
  }

  /// Runs a text of this module's own by the simple protocol.
  @discardableResult
  func command(_ text: String, cancellable: Bool = true) async throws -> ResultBox {
    guard !text.utf8.contains(0) else {
      throw PostgresError(.misuse, "a statement holds a NUL character")
    }
    return try await roundTrip(text, cancellable: cancellable) { PQsendQuery($0, text) }
  }

  private func prepareAndRun(
    _ name: String, _ sql: SQL, _ key: StatementCache.Key
  ) async throws -> ResultBox {
    try await pipeline(sql.text) { connection in
      PQsendPrepare(connection, name, key.text, Int32(key.types.count), key.types)
    } _: { connection in
      Self.execute(name, sql, connection)
    }
  }

  private static func execute(_ name: String, _ sql: SQL, _ connection: OpaquePointer) -> Int32 {
    sql.binds.withPointers { values, lengths, formats in
      PQsendQueryPrepared(connection, name, Int32(sql.binds.count), values, lengths, formats, 1)
    }
  }

  private func run(
    _ name: String, _ sql: SQL, _ key: StatementCache.Key
  ) async throws -> ResultBox {
    do {
      return try await pipeline(sql.text) { Self.execute(name, sql, $0) }
    } catch let error as PostgresError where error.isStalePlan {
      // The table changed or a pooler gave us another session. Outside a transaction nothing has
      // happened yet.
      statements.forget(key)
      guard !isInTransaction else { throw error }
      return try await runUnnamed(sql, key)
    }
  }

  private func runUnnamed(_ sql: SQL, _ key: StatementCache.Key) async throws -> ResultBox {
    try await pipeline(sql.text) { connection in
      sql.binds.withPointers { values, lengths, formats in
        PQsendQueryParams(
          connection, sql.text, Int32(sql.binds.count), key.types, values, lengths, formats, 1)
      }
    }
  }
}

extension PostgresError {
  /// The named statement is gone, or its plan no longer fits the tables.
  var isStalePlan: Bool {
    kind == .server && (sqlState == .invalidStatementName || sqlState == .featureNotSupported)
  }
}
