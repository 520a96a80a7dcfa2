import CLibPQ

/// Several statements in one trip: what `BEGIN` and preparing would cost is saved.
extension Session {
  /// Sends `BEGIN` if it is due, then the preparation if there is one, then the statement itself.
  ///
  /// The transaction counts as begun only when the server says so; if not, the next statement tries
  /// again.
  func pipeline(
    _ statement: String, prepare: ((OpaquePointer) -> Int32)? = nil,
    _ send: (OpaquePointer) -> Int32
  ) async throws -> ResultBox {
    guard pendingBegin != nil || prepare != nil else { return try await roundTrip(statement, send) }
    let begin = pendingBegin
    defer { if PQtransactionStatus(connection) != PQTRANS_IDLE { pendingBegin = nil } }
    do {
      return try await roundTrip(statement, pipelined: true) { connection in
        guard PQenterPipelineMode(connection) == 1 else { return 0 }
        if let begin {
          guard PQsendQueryParams(connection, begin, 0, nil, nil, nil, nil, 0) == 1 else {
            return 0
          }
        }
        if let prepare { guard prepare(connection) == 1 else { return 0 } }
        guard send(connection) == 1 else { return 0 }
        return PQpipelineSync(connection)
      }
    } catch let error as PostgresError where begin != nil && error.kind == .connectionLost {
      wasLostAtBegin = true
      throw error
    }
  }

  /// Sends `BEGIN` by itself if it is due: before what cannot stand in a pipeline.
  func beginIfDue() async throws {
    guard let begin = pendingBegin else { return }
    do {
      try await command(begin)
    } catch let error as PostgresError where error.kind == .connectionLost {
      wasLostAtBegin = true
      throw error
    }
    pendingBegin = nil
  }

  /// Reads the results of all statements of a pipeline up to its sync.
  func collectPipeline(_ statement: String) async -> Outcome {
    var outcome = Outcome()
    var isSynced = false
    await flush()
    while !isSynced {
      await waitForResult()
      guard let result = PQgetResult(connection) else {
        // Nothing stands between the results of two statements; on a lost connection nothing
        // follows either.
        guard !isLost else { return outcome }
        continue
      }
      switch PQresultStatus(result) {
      case PGRES_PIPELINE_SYNC:
        isSynced = true
        PQclear(result)
      case PGRES_PIPELINE_ABORTED: PQclear(result)
      case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
        outcome.fail(Self.misplacedCopy(statement))
        PQclear(result)
        // There is no way out of a COPY within a pipeline but to hang up.
        isHungUp = true
        return outcome
      case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE:
        outcome.fail(ServerReport.error(of: result, on: connection, statement: statement))
        outcome.keep(result)
      default: outcome.keep(result)
      }
    }
    if PQexitPipelineMode(connection) != 1 { isSpoiled = true }
    return outcome
  }

  /// A statement of the pipeline could not even be sent, for too many values for example: ends what
  /// was begun.
  func leaveUnsentPipeline() async {
    guard !isLost, PQpipelineStatus(connection) != PQ_PIPELINE_OFF else { return }
    guard PQpipelineSync(connection) == 1 else {
      isSpoiled = true
      return
    }
    if let last = await collectPipeline("").last { PQclear(last) }
  }
}
