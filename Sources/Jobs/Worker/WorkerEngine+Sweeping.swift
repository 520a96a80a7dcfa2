import Foundation
import Logging
import Postgres

extension WorkerEngine {
  /// Returns the jobs of vanished workers; every worker does it, whoever comes first.
  func sweepLoop() async {
    while !isStopping {
      await sweep()
      await sweepBell.wait(atMost: configuration.sweepInterval * .random(in: 0.75...1))
    }
  }

  /// Turns due cron slots into jobs; every worker does it, whoever comes first.
  func cronLoop() async {
    while !isStopping {
      await tickCrons()
      await cronBell.wait(atMost: configuration.cronInterval * .random(in: 0.75...1))
    }
  }

  /// One round of rescue; trouble is told and left to the next round.
  func sweep() async {
    do {
      try await rescue()
      _ = try await bounded(by: configuration.lease) { [control] in
        try await control.execute(DeferQueries.unblock())
        try await control.execute(DeferQueries.expireKeys())
      }
      metrics.succeeded(loop: "sweep")
    } catch {
      note(error, loop: "sweeping")
    }
  }

  /// Rescues from all that have vanished, unless the server's clock has just been set.
  private func rescue() async throws {
    let rescuer = Rescuer(client: control, logger: logger)
    let look = try await bounded(by: configuration.lease) { try await rescuer.look() }
    guard clockWatch.trusts(look, lease: configuration.lease) else {
      logger.warning("the server's clock was set; nobody is taken for vanished for a while")
      return
    }
    var passed: [UUID] = []
    while true {
      let (stuck, horizon) = (passed, look.horizon(at: .now))
      let next = try await bounded(by: configuration.lease) {
        try await rescuer.rescueOne(passingBy: stuck, before: horizon)
      }
      guard let next else { return }
      metrics.rescued(next.jobs)
      if next.jobs > 0 { lookAgain() }
      if next.isStuck { passed.append(next.worker) }
    }
  }

  /// One look at the cron entries; trouble is told and left to the next round.
  func tickCrons() async {
    do {
      let ticker = CronTicker(
        client: control, names: registry.crons.map(\.name), logger: logger)
      let entries = areCronsDeclared ? [] : registry.crons
      _ = try await bounded(by: configuration.lease) { [control] in
        if !entries.isEmpty { try await JobQueue(client: control).declare(entries) }
        return try await ticker.tick()
      }
      areCronsDeclared = true
      metrics.succeeded(loop: "cron")
    } catch {
      note(error, loop: "cron")
    }
  }

  /// Claiming shares the database and has said already that it is away.
  private func note(_ error: any Error, loop: String) {
    guard !isStopping else { return }
    let isAway = (error as? PostgresError)?.isConnectionFailure ?? false
    logger.log(
      level: isAway ? .debug : .warning, "\(loop) failed this time",
      metadata: ["error": "\(error)"])
  }
}
