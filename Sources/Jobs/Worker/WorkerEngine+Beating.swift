import Foundation
import Logging
import Postgres

extension WorkerEngine {
  /// Shows the worker alive until it is over: also while it drains.
  func beatLoop() async {
    var trouble = Trouble(loop: "the heartbeat", logger: logger)
    while !isOver {
      do {
        if isRegistered { try await beat() }
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

  /// Takes the worker off the list; what it could not hand back goes to the others at once.
  func leave() async {
    guard isRegistered else { return }
    do {
      let (beat, _) = nextBeat()
      _ = try await bounded(by: .seconds(1)) { [control, identity] in
        // So that nobody need look at all it ever claimed to see that it holds nothing.
        _ = try await control.first(LeaseQueries.beat(beat, worker: identity.id))
        guard try await control.first(LeaseQueries.forget(identity.id)) == nil else { return }
        try await control.execute(LeaseQueries.surrender(identity.id))
      }
    } catch {
      logger.debug("the worker stays on the list for now", metadata: ["error": "\(error)"])
    }
  }

  private func beat() async throws {
    let worker = identity.id
    let (beat, long) = nextBeat()
    let sql = LeaseQueries.beat(beat, worker: worker)
    let row = try await bounded(by: configuration.lease / 3) { [control] in
      try await control.first(sql)
    }
    guard let row else {
      if worker == identity.id { await startAnew() }
      return
    }
    shop.with { state in
      for attempt in long where state.running[attempt.job.ticket] != nil {
        if state.detached.insert(attempt.job.ticket).inserted {
          state.claims.settled(attempt.job.claim)
        }
      }
    }
    if try row.decode("is_draining") { isDraining = true }
    if isDraining { claimBell.ring() }
    let cancels = Set(try row.decode("cancels", as: [Int64].self))
    if !cancels.isEmpty { stop(cancels) }
    await sendUnsentNews()
  }

  /// What to tell, and which attempts get a row of their own by it.
  private func nextBeat() -> (Beat, [JobAttempt]) {
    let old = ContinuousClock.now - configuration.heartbeat
    return shop.with { state in
      let long = state.running.values.filter { attempt in
        attempt.began < old && attempt.job.worker == identity.id
          && !state.detached.contains(attempt.job.ticket)
      }
      var claims = state.claims
      for attempt in long {
        // From now on only an end of its own will do.
        attempt.monitor.noteRow()
        claims.settled(attempt.job.claim)
      }
      let first = claims.first(else: (state.nextClaim, state.nextFlush))
      let beat = Beat(
        running: state.running.count, openLease: first.claim, openDone: first.flush,
        long: long.map(\.job.ticket))
      return (beat, Array(long))
    }
  }

  private func stop(_ cancels: Set<Int64>) {
    for attempt in shop.with({ Array($0.running.values) })
    where cancels.contains(attempt.job.ticket.id.rawValue) {
      attempt.monitor.stop(.cancelled)
    }
  }

  private func sendUnsentNews() async {
    for attempt in shop.with({ Array($0.running.values) }) {
      guard let news = attempt.monitor.takeUnsent() else { continue }
      do {
        _ = try await control.execute(
          LeaseQueries.report(
            attempt.job.ticket, fraction: news.fraction, detail: news.detail,
            worker: attempt.job.worker))
      } catch {
        logger.debug("progress was not written", metadata: ["error": "\(error)"])
      }
    }
  }
}
