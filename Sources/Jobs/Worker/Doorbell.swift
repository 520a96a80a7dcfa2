/// Wakes one sleeping loop; a ring while nobody sleeps is kept for the next sleep.
actor Doorbell {
  private var isRung = false
  private var sleeper: CheckedContinuation<Void, Never>?
  private var sleep = 0

  /// Wakes the sleeper, or lets the next sleep end at once.
  func ring() {
    if let sleeper {
      self.sleeper = nil
      sleeper.resume()
    } else {
      isRung = true
    }
  }

  /// Sleeps until rung, at most so long; for one caller at a time.
  func wait(atMost duration: Duration) async {
    if isRung {
      isRung = false
      return
    }
    sleep += 1
    let current = sleep
    let alarm = Task {
      do { try await Task.sleep(for: duration) } catch { return }
      wake(from: current)
    }
    await withCheckedContinuation { sleeper = $0 }
    alarm.cancel()
  }

  private func wake(from sleep: Int) {
    guard sleep == self.sleep, let sleeper else { return }
    self.sleeper = nil
    sleeper.resume()
  }
}
