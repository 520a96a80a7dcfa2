import CLibPQ
import Glibc

/// One epoll thread that tells tasks when their sockets are ready; it never touches a connection
/// itself.
///
/// Each wait is armed for one event (`EPOLLONESHOT`): edge-triggered readiness is wrong with libpq,
/// which does not promise to drain a socket.
final class Reactor: Sendable {
  static let shared = Reactor()

  enum Interest {
    case read
    case readOrWrite

    var events: UInt32 {
      switch self {
      case .read: EPOLLIN.rawValue | EPOLLONESHOT.rawValue
      case .readOrWrite: EPOLLIN.rawValue | EPOLLOUT.rawValue | EPOLLONESHOT.rawValue
      }
    }
  }

  /// Names one socket for as long as it is known.
  struct Token: Sendable {
    fileprivate let number: UInt64
  }

  struct Slot {
    var waiter: UnsafeContinuation<Bool, Never>?
    /// Whether the waiting task runs on the reactor's own thread.
    var isOurs = false
    var interrupted = false
  }

  struct Timer {
    let number: UInt64
    let deadline: MonotonicTime
    let action: @Sendable () -> Void
  }

  struct State {
    var slots: [UInt64: Slot] = [:]
    var lastToken: UInt64 = 0
    /// Latest deadline first, so that the next to fire is removed from the end.
    var timers: [Timer] = []
    var lastTimer: UInt64 = 0
    /// Work of tasks that prefer this thread, first come first served.
    var jobs: [UnownedJob] = []
  }

  private let epoll: Int32
  private let wake: Int32
  let state = Locked(State())
  let thread = Locked(pthread_t())

  private init() {
    epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    wake = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
    precondition(epoll >= 0 && wake >= 0, "no file descriptor left for epoll: errno \(errno)")
    let watched = control(EPOLL_CTL_ADD, wake, Token(number: 0), events: EPOLLIN.rawValue)
    precondition(watched, "epoll_ctl failed: errno \(errno)")
    let started = BlockingThread.start { [self] in loop() }
    precondition(started, "no thread left for epoll")
  }

  /// Makes a socket known under a number of its own; to be undone by `remove`.
  ///
  /// The socket's own number would not do: libpq closes a broken socket by itself, and the next
  /// connection may have the same number before the broken one is taken out.
  func add(_ socket: Int32) -> Token {
    let token = state.withLock { state in
      state.lastToken += 1
      state.slots[state.lastToken] = Slot()
      return Token(number: state.lastToken)
    }
    control(EPOLL_CTL_ADD, socket, token, events: 0)
    return token
  }

  /// Forgets a socket; `isOpen` tells whether its number still means this socket.
  func remove(_ socket: Int32, _ token: Token, isOpen: Bool) {
    if isOpen { control(EPOLL_CTL_DEL, socket, token, events: 0) }
    let waiter = state.withLock { $0.slots.removeValue(forKey: token.number)?.waiter }
    waiter?.resume(returning: false)
  }

  /// Suspends until the socket is ready, in error or at its end; false when `interrupt` ended the
  /// wait.
  func ready(_ socket: Int32, _ token: Token, for interest: Interest) async -> Bool {
    let isOurs = isCurrent
    return await withUnsafeContinuation { continuation in
      let interrupted = state.withLock { state in
        guard state.slots[token.number]?.interrupted == false else {
          state.slots[token.number]?.interrupted = false
          return true
        }
        state.slots[token.number]?.waiter = continuation
        state.slots[token.number]?.isOurs = isOurs
        return false
      }
      guard !interrupted else { return continuation.resume(returning: false) }
      // Outside the lock: a socket that is ready already wakes the reactor at once, and it wants
      // the lock.
      if !control(EPOLL_CTL_MOD, socket, token, events: interest.events) {
        resume(token.number, returning: true)  // libpq finds the error itself
      }
    }
  }

  /// Ends the present wait on the socket, or the next one if none is there.
  func interrupt(_ token: Token) {
    let waiter = state.withLock { state -> UnsafeContinuation<Bool, Never>? in
      guard let waiter = state.slots[token.number]?.waiter else {
        state.slots[token.number]?.interrupted = true
        return nil
      }
      state.slots[token.number]?.waiter = nil
      return waiter
    }
    waiter?.resume(returning: false)
  }

  /// Lets the thread look at its timers and jobs: it is woken unless it is the caller.
  func lookAgain() {
    guard !isCurrent else { return }
    var one: UInt64 = 1
    _ = write(wake, &one, 8)
  }

  private var isCurrent: Bool { pthread_equal(thread.withLock { $0 }, pthread_self()) != 0 }

  @discardableResult
  private func control(
    _ operation: Int32, _ socket: Int32, _ token: Token, events: UInt32
  ) -> Bool {
    var event = epoll_event()
    event.events = events
    event.data.u64 = token.number
    return epoll_ctl(epoll, operation, socket, &event) == 0
  }

  private func resume(_ number: UInt64, returning value: Bool) {
    take(number, ours: nil)?.resume(returning: value)
  }

  /// Whoever waits for a socket: tasks of this thread only, of others only, or any (nil).
  private func take(_ number: UInt64, ours: Bool?) -> UnsafeContinuation<Bool, Never>? {
    state.withLock { state in
      guard let slot = state.slots[number], ours == nil || slot.isOurs == ours else { return nil }
      state.slots[number]?.waiter = nil
      return slot.waiter
    }
  }

  private func loop() {
    thread.withLock { $0 = pthread_self() }
    var events = [epoll_event](repeating: epoll_event(), count: 64)
    while true {
      var others = waitAndAnswer(&events, atMost: millisecondsToNextTurn())
      goOn()
      if !others.isEmpty {
        // Whom another thread wakes may take this one's processor: what has come for ours by now goes
        // first.
        others += waitAndAnswer(&events, atMost: 0)
        goOn()
      }
      for token in others { take(token, ours: false)?.resume(returning: true) }
    }
  }

  /// Waits for sockets, and tells the tasks of this thread; answers the tokens that others may wait for.
  private func waitAndAnswer(
    _ events: inout [epoll_event], atMost milliseconds: Int32
  ) -> [UInt64] {
    let count = epoll_wait(epoll, &events, Int32(events.count), milliseconds)
    var others: [UInt64] = []
    for event in events.prefix(Int(max(0, count))) {
      if event.data.u64 == 0 {
        var sum: UInt64 = 0
        _ = read(wake, &sum, 8)
      } else if let waiter = take(event.data.u64, ours: true) {
        waiter.resume(returning: true)
      } else {
        others.append(event.data.u64)
      }
    }
    return others
  }

  /// Timers that are due, and the tasks of this thread.
  private func goOn() {
    for action in dueActions() { action() }
    var turns = Self.turnsBeforeOthers
    while turns > 0, runJobs() > 0 { turns -= 1 }
  }

  /// Steps that what is ready may lead to, one out of the other, before other threads get their word.
  private static let turnsBeforeOthers = 8
}
