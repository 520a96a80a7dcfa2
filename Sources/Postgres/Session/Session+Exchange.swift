import CLibPQ

extension Session {
  /// What a round trip left behind.
  struct Outcome {
    var last: OpaquePointer?
    var error: PostgresError?

    /// The later result takes the place of the former.
    mutating func keep(_ result: OpaquePointer) {
      if let last { PQclear(last) }
      last = result
    }

    /// The first error is the cause of those that follow.
    mutating func fail(_ error: @autoclosure () -> PostgresError) {
      if self.error == nil { self.error = error() }
    }
  }

  /// Sends, waits and reads to the end whatever happens, so that the session is always in step with
  /// the server.
  ///
  /// - Parameters:
  ///   - cancellable: false for what must run although its task is cancelled, such as `ROLLBACK`.
  ///   - pipelined: true when `send` opens a pipeline and ends it with a sync.
  /// - Throws: `PostgresError`, or `CancellationError` when the task was cancelled and the
  ///   statement with it.
  @discardableResult
  func roundTrip(
    _ statement: String, cancellable: Bool = true, pipelined: Bool = false,
    _ send: (OpaquePointer) -> Int32
  ) async throws -> ResultBox {
    let outcome = try await tracked(statement, cancellable: cancellable) {
      guard send(connection) == 1 else {
        let error = ServerReport.error(on: connection, statement: statement)
        if pipelined { await leaveUnsentPipeline() }
        return Outcome(error: error)
      }
      return pipelined ? await collectPipeline(statement) : await collect(statement)
    }
    guard let result = outcome.last else {
      throw outcome.error ?? ServerReport.error(on: connection, statement: statement)
    }
    let box = ResultBox(result)
    if let error = outcome.error { throw error }
    return box
  }

  /// Runs one exchange under a number, cancels it with its task, and notes what its failure means.
  private func tracked(
    _ statement: String, cancellable: Bool, _ exchange: () async -> Outcome
  ) async throws -> Outcome {
    guard !isBusy else {
      throw PostgresError(.misuse, "a session can run only one statement at a time")
    }
    guard !isHungUp else { throw PostgresError(.connectionLost, "the session was given up") }
    if cancellable { try Task.checkCancellation() }
    isBusy = true
    Traffic.begin()
    defer {
      isBusy = false
      Traffic.end()
    }
    let number = cancellation.begin()
    let cancellation = cancellation
    let alarm = limit.map { limit in
      Reactor.shared.at(.now + limit) { cancellation.request(number) }
    }
    defer { if let alarm { Reactor.shared.stop(alarm) } }
    let outcome: Outcome
    if cancellable {
      outcome = await withTaskCancellationHandler {
        await exchange()
      } onCancel: {
        cancellation.request(number)
      }
    } else {
      outcome = await exchange()
    }
    let wasCancelled = await cancellation.end(isLost: isLost)
    if wasCancelled { await absorbLateCancel() }
    if let error = outcome.error { note(error) }
    if wasCancelled, outcome.error?.sqlState == .queryCanceled {
      if let last = outcome.last { PQclear(last) }
      if let limit, !Task.isCancelled { throw Self.tooSlow(statement, limit) }
      throw CancellationError()
    }
    return outcome
  }

  /// A cancel that was delivered after the statement's end hits this empty one instead of the next.
  func absorbLateCancel() async {
    guard !isLost, PQsendQuery(connection, "") == 1 else { return }
    if let last = await collect("").last { PQclear(last) }
  }

  /// Remembers what a failure says about the session.
  func note(_ error: PostgresError) {
    lastFailure = error.sqlState
    if error.sqlState == .readOnlyTransaction || error.isConnectionFailure { isSpoiled = true }
  }

  /// Flushes what was sent and reads results until there is none; the first error wins.
  private func collect(_ statement: String) async -> Outcome {
    var outcome = Outcome()
    await flush()
    while true {
      await waitForResult()
      guard let result = PQgetResult(connection) else { return outcome }
      switch PQresultStatus(result) {
      case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE:
        outcome.fail(ServerReport.error(of: result, on: connection, statement: statement))
      case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
        outcome.fail(Self.misplacedCopy(statement))
        await endUnexpectedCopy(PQresultStatus(result))
      default: break
      }
      outcome.keep(result)
    }
  }

  /// What a statement fails with that did not answer within its limit.
  private static func tooSlow(_ statement: String, _ limit: Duration) -> PostgresError {
    PostgresError(
      .server, "no answer within \(limit)",
      facts: PostgresError.Facts(sqlState: .queryCanceled, statement: statement))
  }

  static func misplacedCopy(_ statement: String) -> PostgresError {
    PostgresError(
      .misuse, "COPY goes through copyIn", facts: PostgresError.Facts(statement: statement))
  }

  /// Waits without blocking until a result can be taken.
  func waitForResult() async {
    guard PQisBusy(connection) == 1 else { return }
    if Traffic.isDense {
      // While the others have their turn the server answers: a look costs less than to be woken by
      // another thread.
      await Task.yield()
      guard PQconsumeInput(connection) == 1 else { return }
    }
    while PQisBusy(connection) == 1 {
      _ = await ready(for: .read)
      guard PQconsumeInput(connection) == 1 else { return }
    }
  }

  /// Sends what libpq has buffered, reading meanwhile lest both sides wait for the other to read.
  func flush() async {
    while PQflush(connection) == 1 {
      _ = await ready(for: .readOrWrite)
      guard PQconsumeInput(connection) == 1 else { return }
    }
  }

  private func endUnexpectedCopy(_ status: ExecStatusType) async {
    if status != PGRES_COPY_OUT {
      _ = PQputCopyEnd(connection, "COPY goes through copyIn")
      return await flush()
    }
    var buffer: UnsafeMutablePointer<CChar>?
    while true {
      let length = PQgetCopyData(connection, &buffer, 1)
      if let buffer { PQfreemem(buffer) }
      buffer = nil
      if length == 0 {
        _ = await ready(for: .read)
        guard PQconsumeInput(connection) == 1 else { return }
      } else if length < 0 {
        return
      }
    }
  }
}
