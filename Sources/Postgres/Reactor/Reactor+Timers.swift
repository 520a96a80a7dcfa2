extension Reactor {
  /// Runs `action` on the reactor's thread at `deadline` or soon after; it must be short.
  ///
  /// Answers a number to stop it by.
  @discardableResult
  func at(_ deadline: MonotonicTime, _ action: @escaping @Sendable () -> Void) -> UInt64 {
    let (number, isNext) = state.withLock { state in
      state.lastTimer += 1
      let timer = Timer(number: state.lastTimer, deadline: deadline, action: action)
      let position = state.timers.firstIndex { $0.deadline <= deadline } ?? state.timers.endIndex
      state.timers.insert(timer, at: position)
      return (timer.number, position == state.timers.count - 1)
    }
    if isNext { lookAgain() }
    return number
  }

  /// Stops a timer; one whose action runs already, or has run, is let be.
  func stop(_ number: UInt64) {
    state.withLock { state in
      guard let position = state.timers.lastIndex(where: { $0.number == number }) else { return }
      state.timers.remove(at: position)
    }
  }

  func millisecondsToNextTurn() -> Int32 {
    let (hasJobs, next) = state.withLock { (!$0.jobs.isEmpty, $0.timers.last?.deadline) }
    guard !hasJobs else { return 0 }
    guard let next else { return -1 }
    let nanoseconds = next.nanoseconds - MonotonicTime.now.nanoseconds
    guard nanoseconds > 0 else { return 0 }
    return Int32(clamping: nanoseconds / 1_000_000 + 1)
  }

  func dueActions() -> [@Sendable () -> Void] {
    state.withLock { state in
      guard !state.timers.isEmpty else { return [] }
      let now = MonotonicTime.now
      var due: [@Sendable () -> Void] = []
      while let timer = state.timers.last, timer.deadline <= now {
        state.timers.removeLast()
        due.append(timer.action)
      }
      return due
    }
  }
}
