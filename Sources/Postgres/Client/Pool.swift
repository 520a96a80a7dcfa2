import Logging

/// The sessions of a client: last used first out, first waiting first served.
final class Pool: Sendable {
  private struct Waiter {
    let id: UInt64
    let deadline: MonotonicTime
    let continuation: UnsafeContinuation<SessionBox, any Error>
  }

  private struct State {
    var idle: [SessionBox] = []
    /// All waiters have the same timeout, so the first is also the first to run out of it.
    var waiters: [Waiter] = []
    var lastWaiter: UInt64 = 0
    var connecting = 0
    var leased = 0
    var isTimerSet = false
    var isRetrySet = false
    /// Why the last attempt to open a session failed, while others were in use.
    var refusal: PostgresError?
    var isClosed = false
    var closers: [UnsafeContinuation<Void, Never>] = []

    var total: Int { idle.count + connecting + leased }
    var isQuiet: Bool { isClosed && leased == 0 && connecting == 0 }
  }

  /// Between attempts to open a session that the server refuses while others are in use.
  private static let retryInterval: Duration = .milliseconds(100)

  private let connector: Connector
  private let state = Locked(State())

  init(_ connector: Connector) { self.connector = connector }

  /// A live session for the caller alone, to be given back by `release`.
  ///
  /// - Throws: kinds `poolTimeout`, `connectFailed`, `closed`; `CancellationError`.
  func acquire() async throws -> SessionBox {
    try Task.checkCancellation()
    while let box = try takeIdle() {
      if MonotonicTime.now < box.session.expires, box.session.isAlive() { return box }
      discard()
    }
    let id = state.withLock { state in
      state.lastWaiter += 1
      return state.lastWaiter
    }
    return try await withTaskCancellationHandler {
      try await withUnsafeThrowingContinuation { continuation in
        enqueue(id, continuation)
        // The handler may have run before there was a waiter to find.
        if Task.isCancelled { cancel(id) }
      }
    } onCancel: {
      cancel(id)
    }
  }

  /// Takes a session back: for the first who waits, for later, or to be closed.
  func release(_ box: SessionBox) {
    guard box.session.isReusable, MonotonicTime.now < box.session.expires else {
      return discard()
    }
    give(box) { $0.leased -= 1 }
  }

  /// Fails those who wait, closes idle sessions, and returns when the last session is back.
  func close() async {
    let (waiters, idle) = state.withLock { state in
      state.isClosed = true
      defer { (state.waiters, state.idle) = ([], []) }
      return (state.waiters, state.idle)
    }
    for waiter in waiters { waiter.continuation.resume(throwing: Self.closed) }
    withExtendedLifetime(idle) {}
    await withUnsafeContinuation { continuation in
      let isQuiet = state.withLock { state in
        if !state.isQuiet { state.closers.append(continuation) }
        return state.isQuiet
      }
      if isQuiet { continuation.resume() }
    }
  }

  private static var closed: PostgresError { PostgresError(.closed, "the client is closed") }

  private func takeIdle() throws(PostgresError) -> SessionBox? {
    try state.withLock { state throws(PostgresError) -> SessionBox? in
      if state.isClosed { throw Self.closed }
      guard let box = state.idle.popLast() else { return nil }
      state.leased += 1
      return box
    }
  }

  /// A leased session is given up; whoever waits may need another one.
  private func discard() {
    let closers = state.withLock { state in
      state.leased -= 1
      return Self.takeClosers(&state)
    }
    for closer in closers { closer.resume() }
    grow()
  }

  private func enqueue(_ id: UInt64, _ continuation: UnsafeContinuation<SessionBox, any Error>) {
    let deadline = MonotonicTime.now + connector.configuration.acquireTimeout
    enum Next { case wait(setTimer: Bool), serve(SessionBox), refuse }
    let next = state.withLock { state -> Next in
      if state.isClosed { return .refuse }
      // One may have come back since the look at the idle ones.
      if let box = state.idle.popLast() {
        state.leased += 1
        return .serve(box)
      }
      state.waiters.append(Waiter(id: id, deadline: deadline, continuation: continuation))
      defer { state.isTimerSet = true }
      return .wait(setTimer: !state.isTimerSet)
    }
    switch next {
    case .refuse: continuation.resume(throwing: Self.closed)
    case .serve(let box): continuation.resume(returning: box)
    case .wait(let setTimer):
      if setTimer { Reactor.shared.at(deadline) { [weak self] in self?.expire() } }
      grow()
    }
  }

  /// Opens sessions while more wait than are being opened and there is room.
  private func grow() {
    let count = state.withLock { state in
      // After a refusal one attempt at a time, by the timer.
      guard !state.isRetrySet else { return 0 }
      let room = max(1, connector.configuration.poolSize) - state.total
      let wanted = max(0, min(room, state.waiters.count - state.connecting))
      state.connecting += wanted
      return wanted
    }
    for _ in 0..<count { connector.connect { [self] in connected($0) } }
  }

  private func connected(_ result: Result<SessionBox, PostgresError>) {
    switch result {
    case .success(let box):
      give(box) { state in
        state.connecting -= 1
        state.refusal = nil
      }
    case .failure(let error): refused(error)
    }
  }

  /// Without a session in use nobody will serve the first who waits: it is told. Otherwise it may
  /// be served by one that comes back (the server has no connection left), or by the next attempt
  /// (the server has just changed).
  private func refused(_ error: PostgresError) {
    let (waiter, closers, setsRetry) = state.withLock { state in
      state.connecting -= 1
      let closers = Self.takeClosers(&state)
      guard state.leased > 0 else {
        let waiter = state.waiters.isEmpty ? nil : state.waiters.removeFirst()
        return (waiter, closers, false)
      }
      state.refusal = error
      defer { state.isRetrySet = true }
      return (nil as Waiter?, closers, !state.isRetrySet)
    }
    waiter?.continuation.resume(throwing: error)
    for closer in closers { closer.resume() }
    guard setsRetry else {
      if waiter != nil { grow() }
      return
    }
    Reactor.shared.at(.now + Self.retryInterval) { [weak self] in
      self?.state.withLock { $0.isRetrySet = false }
      self?.grow()
    }
  }

  private func give(_ box: SessionBox, _ account: (inout State) -> Void) {
    let (waiter, closers) = state.withLock { state in
      account(&state)
      guard !state.isClosed else { return (nil as Waiter?, Self.takeClosers(&state)) }
      guard !state.waiters.isEmpty else {
        state.idle.append(box)
        return (nil, [])
      }
      state.leased += 1
      return (state.waiters.removeFirst(), [])
    }
    waiter?.continuation.resume(returning: box)
    for closer in closers { closer.resume() }
  }

  private static func takeClosers(_ state: inout State) -> [UnsafeContinuation<Void, Never>] {
    guard state.isQuiet else { return [] }
    defer { state.closers = [] }
    return state.closers
  }

  private func cancel(_ id: UInt64) {
    let waiter = state.withLock { state in
      state.waiters.firstIndex { $0.id == id }.map { state.waiters.remove(at: $0) }
    }
    waiter?.continuation.resume(throwing: CancellationError())
  }

  /// Fails those whose time is up and sets the timer for the next.
  private func expire() {
    let now = MonotonicTime.now
    let (expired, next, refusal) = state.withLock { state in
      let count = state.waiters.firstIndex { $0.deadline > now } ?? state.waiters.count
      let expired = Array(state.waiters.prefix(count))
      state.waiters.removeFirst(count)
      state.isTimerSet = !state.waiters.isEmpty
      return (expired, state.waiters.first?.deadline, state.refusal)
    }
    if let next { Reactor.shared.at(next) { [weak self] in self?.expire() } }
    let seconds = Double(connector.configuration.acquireTimeout.wholeMilliseconds) / 1000
    var message = "no session became free within \(seconds) s"
    if let refusal { message += "; opening another failed: \(refusal.message)" }
    for waiter in expired {
      waiter.continuation.resume(throwing: PostgresError(.poolTimeout, message))
    }
  }
}
