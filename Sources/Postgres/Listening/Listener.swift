import CLibPQ
import Logging

/// Keeps one session listening and passes on what comes.
final class Listener: Sendable {
  private struct State {
    var task: Task<Void, Never>?
    var waitingOn: Reactor.Token?
    var isStopped = false
  }

  private let channels: [String]
  private let connector: Connector
  private let receive: @Sendable (ListenEvent, ListenSession) async -> Void
  private let state = Locked(State())

  init(
    channels: [String], connector: Connector,
    _ receive: @escaping @Sendable (ListenEvent, ListenSession) async -> Void
  ) {
    self.channels = channels
    self.connector = connector
    self.receive = receive
  }

  func start(_ ended: @escaping @Sendable () -> Void) {
    let task = Task(executorPreference: PostgresThread.executor) { [self] in
      await run()
      ended()
    }
    let isStopped = state.withLock { state in
      state.task = task
      return state.isStopped
    }
    if isStopped { task.cancel() }
  }

  /// Ends the listener and returns when its session is closed.
  func stop() async {
    cancel()
    await end()
  }

  /// Returns when the listener has ended.
  func end() async { await state.withLock { $0.task }?.value }

  func cancel() {
    let (task, token) = state.withLock { state in
      state.isStopped = true
      return (state.task, state.waitingOn)
    }
    task?.cancel()
    if let token { Reactor.shared.interrupt(token) }
  }

  private func run() async {
    var isReconnect = false
    var backoff = Self.backoff
    while !Task.isCancelled {
      do {
        let box = try await connector.connect()
        for channel in channels { _ = try await box.session.query("listen \(ident: channel)") }
        await receive(.connected(reconnect: isReconnect), ListenSession(box: box))
        backoff = Self.backoff
        isReconnect = true
        await follow(box)
      } catch {
        connector.logger.debug("listener: no connection", metadata: ["error": "\(error)"])
      }
      // Only cancellation ends the sleep early, and the loop asks for that.
      do { try await Task.sleep(for: backoff.next()) } catch { return }
    }
  }

  private static var backoff: Backoff { Backoff(first: 50, limit: 5_000, floor: 0.5) }

  /// Passes on notifications until the connection is lost or the listener stopped.
  private func follow(_ box: SessionBox) async {
    let session = box.session
    state.withLock { $0.waitingOn = session.token }
    defer { state.withLock { $0.waitingOn = nil } }
    while !Task.isCancelled, !session.isSpoiled {
      while let notification = PQnotifies(session.connection) {
        let channel = String(cString: notification.pointee.relname)
        let payload = String(cString: notification.pointee.extra)
        PQfreemem(notification)
        await receive(
          .notification(channel: channel, payload: payload), ListenSession(box: box))
      }
      guard await session.ready(for: .read), PQconsumeInput(session.connection) == 1 else { return }
    }
  }
}
