import Logging
import Postgres

extension WorkerEngine {
  /// Claims whenever there is room: as soon as a job ends or somebody rings, else by polling.
  func claimLoop() async {
    var trouble = Trouble(loop: "claiming", logger: logger)
    if mode == .untilIdle {
      await sweep()
      await tickCrons()
    }
    while !isStopping {
      let room = vacancies()
      guard !room.isEmpty else {
        await claimBell.wait(atMost: configuration.pollInterval)
        continue
      }
      do {
        let claimed = try await claim(room)
        trouble.passed()
        metrics.succeeded(loop: "claim")
        await start(claimed)
        if claimed.count == room.values.reduce(0, +) { continue }
        if mode == .untilIdle, claimed.isEmpty, attempts.isEmpty { return await stop(hard: false) }
        // Jitter keeps workers that were woken together from polling together.
        await claimBell.wait(atMost: configuration.pollInterval * .random(in: 0.75...1.25))
      } catch {
        let pause = trouble.failed(error)
        if mode == .untilIdle {
          failure = error
          return await stop(hard: false)
        }
        await claimBell.wait(atMost: pause)
      }
    }
  }

  /// An attempt needs its slot no more.
  func ended(_ id: JobID) async {
    attempts[id] = nil
    await claimBell.ring()
    if isStopping, attempts.isEmpty { await drainBell.ring() }
  }

  /// Hands leases back in one statement; what cannot be, runs out by itself.
  ///
  /// A handler that sits in a transaction may hold its own job's row: the second try leaves such rows
  /// alone, so that they cost the others nothing.
  func giveBack(_ leases: [JobLease]) async {
    guard !leases.isEmpty else { return }
    for isLast in [false, true] {
      let sql = LeaseQueries.handBack(leases, wait: .zero, skippingLocked: isLast)
      do {
        _ = try await bounded(by: .seconds(1)) { [control] in try await control.query(sql) }
        return
      } catch {
        logger.log(
          level: isLast ? .warning : .debug, "jobs could not be handed back",
          metadata: ["jobs": "\(leases.map(\.id))", "error": "\(error)"])
      }
    }
  }

  /// Free slots by queue, full queues left out.
  private func vacancies() -> [String: Int] {
    var room = configuration.queues
    for attempt in attempts.values { room[attempt.job.queue, default: 0] -= 1 }
    return room.filter { $0.value > 0 }
  }

  private func claim(_ room: [String: Int]) async throws -> [ClaimedJob] {
    let sql = LeaseQueries.claim(
      room, kinds: registry.kindNames, worker: identity.id, lease: configuration.lease)
    let rows = try await bounded(by: configuration.lease / 2) { [control] in
      try await control.query(sql)
    }
    return try rows.map(ClaimedJob.init)
  }

  private func start(_ jobs: [ClaimedJob]) async {
    guard !isStopping else { return await giveBack(jobs.map(\.lease)) }
    for job in jobs {
      guard let kind = registry.kinds[job.kind] else { continue }
      let attempt = JobAttempt(
        job, kind: kind, client: client, unwindPeriod: configuration.unwindPeriod,
        metrics: metrics, logger: logger)
      attempts[job.lease.id] = attempt
      attemptsMade += 1
      Task { @concurrent in
        await attempt.run()
        await self.ended(job.lease.id)
      }
    }
  }
}
