import Synchronization

/// Wakes one sleeping loop; a ring while nobody sleeps is kept for the next sleep.
final class Doorbell: Sendable {
  private struct State {
    var isRung = false
    var sleeper: CheckedContinuation<Void, Never>?
    var sleep = 0
  }

  private let state = Mutex(State())

  /// Wakes the sleeper, or lets the next sleep end at once.
  func ring() {
    let sleeper = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard let sleeper = state.sleeper else {
        state.isRung = true
        return nil
      }
      state.sleeper = nil
      return sleeper
    }
    sleeper?.resume()
  }

  /// Sleeps until rung, at most so long; for one caller at a time.
  func wait(atMost duration: Duration) async {
    let current = state.withLock { state -> Int? in
      if state.isRung {
        state.isRung = false
        return nil
      }
      state.sleep += 1
      return state.sleep
    }
    guard let current else { return }
    let alarm = Task {
      do { try await Task.sleep(for: duration) } catch { return }
      wake(from: current)
    }
    await withCheckedContinuation { continuation in
      let isRung = state.withLock { state in
        // It may have been rung since the look at it.
        defer { state.isRung = false }
        if !state.isRung { state.sleeper = continuation }
        return state.isRung
      }
      if isRung { continuation.resume() }
    }
    alarm.cancel()
  }

  private func wake(from sleep: Int) {
    let sleeper = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard sleep == state.sleep else { return nil }
      guard let sleeper = state.sleeper else {
        // Sooner than the sleeper lay down.
        state.isRung = true
        return nil
      }
      state.sleeper = nil
      return sleeper
    }
    sleeper?.resume()
  }
}
