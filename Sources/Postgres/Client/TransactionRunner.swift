/// Runs a body once between `BEGIN` and `COMMIT`.
struct TransactionRunner {
  let mode: TransactionMode
  let settings: String

  /// The session was dead when `BEGIN` was sent: nothing has been done, another session may serve.
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
    try start(session)
    let value: T
    do {
      if !settings.isEmpty { try await session.beginIfDue() }
      value = try await body(PostgresTransaction(lease: lease))
      try Task.checkCancellation()
    } catch {
      let wasLostAtBegin = session.wasLostAtBegin
      let mayRetry = Self.mayRetry(error, session)
      session.isInBody = false
      await rollBack(session)
      if wasLostAtBegin, let error = error as? PostgresError, error.kind == .connectionLost {
        throw DeadSession(cause: error)
      }
      throw mayRetry ? Retryable(cause: error) : error
    }
    session.isInBody = false
    try await commit(session)
    return value
  }

  /// `BEGIN` goes with the first statement; a body without statements costs nothing.
  private func start(_ session: Session) throws {
    try Task.checkCancellation()
    session.pendingBegin = mode.begin + settings
    session.isInBody = true
    session.wasLostAtBegin = false
    session.lastFailure = nil
  }

  /// `COMMIT` is not cancelled: its outcome would be unknown.
  private func commit(_ session: Session) async throws {
    guard session.pendingBegin == nil else {
      session.pendingBegin = nil
      return
    }
    guard session.isInTransaction || session.isLost else {
      throw PostgresError(.misuse, "a statement has ended the transaction it ran in")
    }
    do {
      let result = try await session.command("commit", cancellable: false)
      // A failed transaction whose error was swallowed: the server answers COMMIT with ROLLBACK and
      // no error.
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
    session.pendingBegin = nil
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
