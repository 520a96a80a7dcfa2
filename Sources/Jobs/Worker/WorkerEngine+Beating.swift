import Logging
import Postgres

extension WorkerEngine {
  /// Extends the leases of everything that runs, until the worker is over: also while it drains.
  func beatLoop() async {
    var trouble = Trouble(loop: "the heartbeat", logger: logger)
    while !isOver {
      do {
        try await beat()
        trouble.passed()
        metrics.succeeded(loop: "beat")
        await beatBell.wait(atMost: configuration.heartbeat)
      } catch {
        guard !isOver else { return }
        let pause = min(trouble.failed(error), configuration.heartbeat / 4)
        await beatBell.wait(atMost: pause)
      }
    }
  }

  /// Takes the worker off the list.
  func leave() async {
    do {
      _ = try await bounded(by: .seconds(1)) { [control, identity] in
        try await control.execute(LeaseQueries.leave(identity.id))
      }
    } catch {
      logger.debug("the worker stays on the list for now", metadata: ["error": "\(error)"])
    }
  }

  private func beat() async throws {
    let held = attempts.values.filter { $0.monitor.stopReason != .leaseLost }
    let sql = LeaseQueries.beat(
      held.map(\.job.lease), worker: identity, lease: configuration.lease)
    let rows = try await bounded(by: configuration.lease / 3) { [control] in
      try await control.query(sql)
    }
    for row in rows {
      let id = JobID(rawValue: try row.decode("id"))
      guard let attempt = attempts[id] else { continue }
      if try !row.decode("is_held", as: Bool.self) {
        attempt.lose()
      } else if try row.decode("is_cancelled", as: Bool.self) {
        attempt.stop(.cancelled)
      }
    }
    await sendUnsentNews()
  }

  private func sendUnsentNews() async {
    for attempt in attempts.values {
      guard let news = attempt.monitor.takeUnsent() else { continue }
      let lease = attempt.job.lease
      do {
        let written = try await control.execute(
          LeaseQueries.report(lease, fraction: news.fraction, detail: news.detail))
        if written == 0 { attempt.monitor.keepUnsent(news) }
      } catch {
        logger.debug("progress was not written", metadata: ["error": "\(error)"])
      }
    }
  }
}
