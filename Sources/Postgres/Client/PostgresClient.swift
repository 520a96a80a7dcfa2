public import Logging

/// A pool of sessions to one database (or to the writable one of several hosts).
///
/// Cheap to share and safe from any task. Tasks wait without blocking a thread; cancelling a task
/// cancels its statement on the server. Dead sessions are replaced without the callers' notice
/// where that is safe.
public final class PostgresClient: Sendable {
  let pool: Pool
  private let connector: Connector
  private let listeners = Locked(ListenerRegistry())

  /// Sets up a client; sessions are opened when first needed.
  public init(_ configuration: PostgresConfiguration, logger: Logger) {
    connector = Connector(configuration: configuration, logger: logger)
    pool = Pool(connector)
  }

  /// What the client was set up with.
  public var configuration: PostgresConfiguration { connector.configuration }

  /// Runs `body` in a transaction and commits what it did.
  ///
  /// When transactions collide (40001, 40P01) the whole body is run again after a short random
  /// wait, so it must change nothing but the database. On any other error and on cancellation
  /// everything is rolled back. If the connection is lost under `COMMIT` the outcome is unknown
  /// (kind `connectionLost`).
  ///
  /// - Parameter attempts: runs at most, the first included.
  /// - Returns: what `body` returned in the run that was committed.
  /// - Throws: what `body` throws, `PostgresError`, or `CancellationError`.
  @discardableResult
  public func transaction<T>(
    _ mode: TransactionMode = .readWrite, attempts: Int = 10,
    _ body: (PostgresTransaction) async throws -> sending T
  ) async throws -> sending T {
    let runner = TransactionRunner(mode: mode, settings: configuration.transactionSettings)
    var backoff = Backoff(first: 2, limit: 512, floor: 0)
    var attempt = 1
    var deadSessions = 0
    while true {
      do {
        return try await withLease { lease in try await runner.attempt(lease, body) }
      } catch let error as TransactionRunner.Retryable {
        guard attempt < attempts else { throw error.cause }
        attempt += 1
        try await Task.sleep(for: backoff.next())
      } catch let error as TransactionRunner.DeadSession {
        guard deadSessions <= configuration.poolSize else { throw error.cause }
        deadSessions += 1
      }
    }
  }

  /// Runs one statement in a transaction of its own and returns its rows.
  ///
  /// Never repeated by itself: after `connectionLost` it may have taken effect.
  ///
  /// - Parameter limit: how long it may take before it is cancelled and fails with `queryCanceled`; the
  ///   wait for a session has the `acquireTimeout`.
  public func query(_ sql: SQL, within limit: Duration? = nil) async throws -> PostgresRows {
    try await withLease { lease in
      PostgresRows(try await lease.session().query(sql, within: limit))
    }
  }

  /// Runs one statement in a transaction of its own and returns its first row, nil if there is
  /// none.
  public func first(_ sql: SQL) async throws -> PostgresRow? { try await query(sql).first }

  /// Runs one statement in a transaction of its own and returns the number of rows it touched.
  @discardableResult
  public func execute(_ sql: SQL) async throws -> Int {
    try await withLease { lease in try await lease.session().query(sql).affectedRows }
  }

  /// Holds one session for `body`, for what outlives a transaction: advisory locks, settings,
  /// temporary tables.
  ///
  /// Afterwards the session is cleaned (`DISCARD ALL`).
  @discardableResult
  public func withSession<T>(
    _ body: (PostgresSession) async throws -> sending T
  ) async throws -> sending T {
    try await withLease { lease in
      let held = try lease.session()
      let session = PostgresSession(lease: lease, settings: configuration.transactionSettings)
      let value: T
      do {
        value = try await body(session)
      } catch {
        await held.clean()
        throw error
      }
      await held.clean()
      return value
    }
  }

  /// Events of LISTEN on a session of its own, which is opened again whenever it is lost.
  ///
  /// Treat `.connected` as "look at the tables": what was sent while there was no connection is
  /// gone. The newest 1,024 events are kept for a slow reader. Ends when the reader stops or the
  /// client is closed.
  public func listen(_ channels: [String]) -> AsyncStream<ListenEvent> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: ListenEvent.self, bufferingPolicy: .bufferingNewest(1_024))
    let listener = Listener(channels: channels, connector: connector) { event, _ in
      continuation.yield(event)
    }
    guard register(listener) else {
      continuation.finish()
      return stream
    }
    continuation.onTermination = { [weak listener] _ in listener?.cancel() }
    listener.start { [weak self] in
      continuation.finish()
      self?.listeners.withLock { $0.remove(listener) }
    }
    return stream
  }

  /// Hands the events of LISTEN to `receive` as they come, one after the other, on the thread that waits
  /// for sockets, with the session they came on for what is to be asked at once. Returns when the task
  /// is cancelled or the client is closed.
  public func listen(
    _ channels: [String], _ receive: @escaping @Sendable (ListenEvent, ListenSession) async -> Void
  ) async {
    let listener = Listener(channels: channels, connector: connector, receive)
    guard register(listener) else { return }
    listener.start { [weak self] in
      self?.listeners.withLock { $0.remove(listener) }
    }
    await withTaskCancellationHandler {
      await listener.end()
    } onCancel: {
      listener.cancel()
    }
  }

  private func register(_ listener: Listener) -> Bool { listeners.withLock { $0.add(listener) } }

  /// Ends all listeners, refuses new work, and returns when the last session in use is back and
  /// closed.
  public func close() async {
    let open = listeners.withLock { $0.close() }
    for listener in open { await listener.stop() }
    await pool.close()
  }

  private func withLease<T>(
    _ body: (Lease) async throws -> sending T
  ) async throws -> sending T {
    let box = try await pool.acquire()
    let lease = Lease(box)
    defer {
      lease.end()
      pool.release(box)
    }
    return try await body(lease)
  }
}
