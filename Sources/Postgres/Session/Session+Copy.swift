import CLibPQ

extension Session {
  /// Runs `COPY … FROM STDIN`, lets `produce` write, and returns the number of rows stored.
  ///
  /// Whatever `produce` throws ends the COPY on the server too: no row is kept and the session
  /// stays usable.
  func copy(
    _ statement: SQL, _ produce: (CopyStream) async throws -> Void
  ) async throws -> Int {
    if let defect = statement.defect { throw defect }
    guard statement.parameterCount == 0 else {
      throw PostgresError(.misuse, "COPY cannot have values")
    }
    guard !isBusy else {
      throw PostgresError(.misuse, "a session can run only one statement at a time")
    }
    guard !isHungUp else { throw PostgresError(.connectionLost, "the session was given up") }
    try requireTransaction()
    try await beginIfDue()
    try Task.checkCancellation()
    isBusy = true
    defer { isBusy = false }
    let number = cancellation.begin()
    let cancellation = cancellation
    let outcome = await withTaskCancellationHandler {
      await runCopy(statement.text, produce)
    } onCancel: {
      cancellation.request(number)
    }
    let wasCancelled = await cancellation.end(isLost: isLost)
    if wasCancelled { await absorbLateCancel() }
    switch outcome {
    case .success(let rows): return rows
    case .failure(let error as PostgresError):
      note(error)
      if wasCancelled, error.sqlState == .queryCanceled { throw CancellationError() }
      throw error
    case .failure(let error): throw error
    }
  }

  private func runCopy(
    _ text: String, _ produce: (CopyStream) async throws -> Void
  ) async -> Result<Int, any Error> {
    guard PQsendQuery(connection, text) == 1 else {
      return .failure(ServerReport.error(on: connection, statement: text))
    }
    await flush()
    await waitForResult()
    guard let start = PQgetResult(connection) else {
      return .failure(ServerReport.error(on: connection, statement: text))
    }
    guard PQresultStatus(start) == PGRES_COPY_IN else {
      let error = ServerReport.error(of: start, on: connection, statement: text)
      PQclear(start)
      _ = await drain(text)
      return .failure(error)
    }
    PQclear(start)
    let stream = CopyStream(self)
    var failure: (any Error)?
    do {
      try await produce(stream)
      try await stream.finish()
    } catch {
      failure = error
    }
    stream.close()
    return await endCopy(text, failure)
  }

  /// Ends the COPY for both sides; the server's own error explains more than the write that noticed
  /// it.
  private func endCopy(_ text: String, _ failure: (any Error)?) async -> Result<Int, any Error> {
    _ = PQputCopyEnd(connection, failure == nil ? nil : "the writer failed")
    await flush()
    let (rows, error) = await drain(text)
    if let failure, !(failure is CopyRefused) { return .failure(failure) }
    if let error { return .failure(error) }
    if failure != nil { return .failure(ServerReport.error(on: connection, statement: text)) }
    return .success(rows)
  }

  private func drain(_ text: String) async -> (rows: Int, error: PostgresError?) {
    var rows = 0
    var error: PostgresError?
    while true {
      await waitForResult()
      guard let result = PQgetResult(connection) else { return (rows, error) }
      if PQresultStatus(result) == PGRES_COMMAND_OK {
        rows = PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
      } else {
        error = error ?? ServerReport.error(of: result, on: connection, statement: text)
      }
      PQclear(result)
    }
  }
}
