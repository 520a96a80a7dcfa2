extension WorkerEngine {
  /// Minds the clocks: time limits, handlers that do not give way, jobs that have waited too long here.
  func watchLoop() async {
    let shortest = registry.kinds.values.map(\.timeLimit).min() ?? .seconds(1)
    let pause = max(
      .milliseconds(5), min(.milliseconds(100), shortest / 4, configuration.unwindPeriod / 4))
    while !isOver {
      let isAtWork = watch()
      let isQuick = shop.with { $0.lines.values.contains { $0.isQuick && $0.waiting > 0 } }
      await watchBell.wait(
        atMost: isQuick ? .milliseconds(5) : isAtWork ? pause : .seconds(3600))
    }
  }

  /// One look; answers whether there is anything to mind.
  private func watch() -> Bool {
    let now = ContinuousClock.now
    for (queue, count) in shop.relieve(runningSince: now - .milliseconds(2)) {
      startRunners(count, queue: queue)
    }
    let (running, stale, isAtWork) = shop.with { state in
      var stale: [ClaimedJob] = []
      for (queue, line) in state.lines where line.running >= line.slots && line.waiting > 0 {
        stale += state.lines[queue]?.takeOlder(than: now - configuration.patience) ?? []
        if !stale.isEmpty { state.lines[queue]?.rest() }
      }
      return (Array(state.running.values), stale, !state.isIdle)
    }
    if !stale.isEmpty {
      shop.giveBack(stale)
      flushBell.ring()
    }
    for attempt in running {
      if now >= attempt.deadline { attempt.monitor.stop(.timeLimit) }
      if let stopped = attempt.monitor.stoppedAt, now >= stopped + configuration.unwindPeriod {
        abandon(attempt)
      }
    }
    return isAtWork
  }
}
