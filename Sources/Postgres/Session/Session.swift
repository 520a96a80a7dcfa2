import CLibPQ
import Glibc
import Logging

/// One connection to the server, used by one task at a time.
///
/// Not `Sendable`, and its methods run on their caller: the compiler keeps it out of two tasks at
/// once. It passes between tasks only through the pool, in a `SessionBox`.
final class Session {
  let connection: OpaquePointer
  let socket: Int32
  let token: Reactor.Token
  let cancellation: Cancellation
  let expires: MonotonicTime
  var statements: StatementCache
  var isBusy = false
  /// The code of the last server error, to know why a transaction has failed.
  var lastFailure: SQLState?
  /// Set when the server is not what it was: a demoted primary, a session about to be ended.
  var isSpoiled = false
  /// True when the session cannot be brought back into step with the server and must be closed.
  var isHungUp = false
  /// `BEGIN` that will go with the first statement of the transaction.
  var pendingBegin: String?
  /// True when the connection was lost with the statement that carried `BEGIN`.
  var wasLostAtBegin = false
  /// True while a transaction's body runs, which must not end it by a statement of its own.
  var isInBody = false
  /// After how long a statement is cancelled on the server; nil for never.
  var limit: Duration?
  private let notices: NoticeSink

  /// Takes over an open connection; nil when it is not open.
  init?(
    _ connection: OpaquePointer, notices: NoticeSink, statementCapacity: Int,
    expires: MonotonicTime
  ) {
    guard PQstatus(connection) == CONNECTION_OK, PQsetnonblocking(connection, 1) == 0,
      let cancellation = Cancellation(connection)
    else { return nil }
    self.connection = connection
    self.cancellation = cancellation
    self.notices = notices
    self.expires = expires
    socket = PQsocket(connection)
    statements = StatementCache(capacity: statementCapacity)
    token = Reactor.shared.add(socket)
  }

  deinit {
    // The socket's number may be given to another connection the moment it is closed.
    Reactor.shared.remove(socket, token, isOpen: isOpen)
    PQfinish(connection)
  }

  /// False once libpq has closed the socket of a lost connection by itself.
  private var isOpen: Bool { PQsocket(connection) == socket }

  /// Suspends until the socket is ready; false when it is closed or the wait was interrupted.
  func ready(for interest: Reactor.Interest) async -> Bool {
    isOpen ? await Reactor.shared.ready(socket, token, for: interest) : false
  }

  /// The server's process, as `pg_stat_activity` shows it.
  var processID: Int32 { PQbackendPID(connection) }

  var isLost: Bool { isHungUp || PQstatus(connection) == CONNECTION_BAD }

  var isInTransaction: Bool {
    pendingBegin != nil || PQtransactionStatus(connection) != PQTRANS_IDLE
  }

  var hasFailedTransaction: Bool { PQtransactionStatus(connection) == PQTRANS_INERROR }

  /// True when the next task may have it.
  var isReusable: Bool {
    !isBusy && !isSpoiled && !isHungUp && pendingBegin == nil && !notices.announcedEnd
      && PQstatus(connection) == CONNECTION_OK
      && PQtransactionStatus(connection) == PQTRANS_IDLE
  }

  /// Looks at the socket without waiting: a killed session has said so before its end.
  ///
  /// Twice, since the server's last message stands before the end of the stream.
  func isAlive() -> Bool {
    for _ in 0..<2 {
      guard isReusable else { return false }
      var poll = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
      guard Glibc.poll(&poll, 1, 0) != 0 else { return true }
      guard PQconsumeInput(connection) == 1, PQisBusy(connection) == 0 else { return false }
      discardNotifications()
    }
    return isReusable
  }

  private func discardNotifications() {
    while let notification = PQnotifies(connection) { PQfreemem(notification) }
  }
}
