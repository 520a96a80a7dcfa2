import Postgres
import Synchronization

/// Wakes one sleeping loop; a ring while nobody sleeps is kept for the next sleep.
final class Doorbell: Sendable {
  private struct State {
    var sleeper: CheckedContinuation<Void, Never>?
    var sleep = 0
  }

  private let state = Mutex(State())
  /// Set by a ring until a sleeper has heard it. Outside the lock, for those who ring a bell that has
  /// rung.
  private let isRung = Atomic(false)

  /// Wakes the sleeper, or lets the next sleep end at once.
  func ring() {
    guard !isRung.exchange(true, ordering: .acquiringAndReleasing) else { return }
    wake { _ in true }
  }

  /// Sleeps until rung, at most so long; for one caller at a time.
  func wait(atMost duration: Duration) async {
    guard !hear() else { return }
    let current = state.withLock { state in
      state.sleep += 1
      return state.sleep
    }
    let alarm = PostgresThread.alarm(in: duration) { [self] in wake { $0 == current } }
    await withCheckedContinuation { continuation in
      let isRung = state.withLock { state in
        // It may have been rung since the look at it.
        guard !hear() else { return true }
        state.sleeper = continuation
        return false
      }
      if isRung { continuation.resume() }
    }
    alarm.cancel()
  }

  /// Takes a ring that was kept.
  private func hear() -> Bool { isRung.exchange(false, ordering: .acquiringAndReleasing) }

  /// Ends the sleep that `isMeant` picks; one that has not begun hears it when it does.
  private func wake(_ isMeant: (_ sleep: Int) -> Bool) {
    let sleeper = state.withLock { state -> CheckedContinuation<Void, Never>? in
      guard isMeant(state.sleep) else { return nil }
      guard let sleeper = state.sleeper else {
        isRung.store(true, ordering: .releasing)
        return nil
      }
      isRung.store(false, ordering: .releasing)
      state.sleeper = nil
      return sleeper
    }
    sleeper?.resume()
  }
}
