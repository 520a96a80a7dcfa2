/// Runs a body once between `BEGIN` and `COMMIT`.
struct TransactionRunner {
  let mode: TransactionMode
  let settings: String

  /// `BEGIN` itself failed because the session was dead: nothing has been done, another session may serve.
  struct DeadSession: Error {
    let cause: PostgresError
  }

  /// The transaction failed in a way that may not come again.
  struct Retryable: Error {
    let cause: any Error
  }

  /// The value of `body` once committed.
  ///
  /// - Throws: what `body` threw, once rolled back.
  func run<T>(
    _ lease: Lease, _ body: (PostgresTransaction) async throws -> sending T
  ) async throws -> sending T {
    do {
      return try await attempt(lease, body)
    } catch let error as Retryable {
      throw error.cause
    } catch let error as DeadSession {
      throw error.cause
    }
  }

  /// As `run`, telling apart what another attempt may mend.
  func attempt<T>(
    _ lease: Lease, _ body: (PostgresTransaction) async throws -> sending T
  ) async throws -> sending T {
    let session = try lease.session()
    guard !session.isInTransaction else {
      throw PostgresError(.misuse, "a transaction within a transaction; use a savepoint")
    }
    do {
      try await session.command(mode.begin + settings)
    } catch let error as PostgresError where error.kind == .connectionLost {
      throw DeadSession(cause: error)
    }
    session.lastFailure = nil
    let value: T
    do {
      value = try await body(PostgresTransaction(lease: lease))
      try Task.checkCancellation()
    } catch {
      let mayRetry = Self.mayRetry(error, session)
      await rollBack(session)
      throw mayRetry ? Retryable(cause: error) : error
    }
    try await commit(session)
    return value
  }

  /// `COMMIT` is not cancelled: its outcome would be unknown.
  private func commit(_ session: Session) async throws {
    do {
      let result = try await session.command("commit", cancellable: false)
      // A failed transaction whose error was swallowed: the server answers COMMIT with ROLLBACK and no error.
      guard result.command == "COMMIT" else {
        throw PostgresError(
          .server, "the transaction had failed and was rolled back",
          facts: PostgresError.Facts(sqlState: session.lastFailure ?? .inFailedTransaction))
      }
    } catch let error as PostgresError {
      throw error.isRetryable ? Retryable(cause: error) : error
    }
  }

  private func rollBack(_ session: Session) async {
    guard !session.isLost, session.isInTransaction else { return }
    do {
      try await session.command("rollback", cancellable: false)
    } catch {
      session.isSpoiled = true  // the pool closes it, which rolls back as well
    }
  }

  /// The body may have translated the error, so the transaction's own state counts too.
  private static func mayRetry(_ error: any Error, _ session: Session) -> Bool {
    if error is CancellationError || session.isLost { return false }
    if let error = error as? PostgresError, error.isRetryable { return true }
    guard session.hasFailedTransaction, let state = session.lastFailure else { return false }
    return state.isRetryable || state == .invalidStatementName || isStalePlan(error)
  }

  private static func isStalePlan(_ error: any Error) -> Bool {
    (error as? PostgresError)?.isStalePlan ?? false
  }
}
