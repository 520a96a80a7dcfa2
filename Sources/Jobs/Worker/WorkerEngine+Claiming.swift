import Foundation
import Logging
import Postgres

extension WorkerEngine {
  /// Claims whenever there is room: as soon as jobs end or somebody rings, else by polling.
  func claimLoop() async {
    var trouble = Trouble(loop: "claiming", logger: logger)
    if mode == .untilIdle {
      await sweep()
      await tickCrons()
    }
    while !isStopping {
      if isDraining { return await workOff() }
      do {
        try await register()
        // What ends from here on may leave something to claim that the claim does not see.
        let wasIdle = shop.with { $0.isIdle }
        // Who was rung has something to claim; what waits for its time is not in such a hurry.
        let claimed = try await claim()
        let promoted = try await promote()
        trouble.passed()
        metrics.succeeded(loop: "claim")
        if mode == .untilIdle, wasIdle, claimed == 0, promoted == 0 { return stop(hard: false) }
        try await rest(claimed: claimed)
      } catch {
        if (error as? PostgresError)?.sqlState?.rawValue == LeaseQueries.fenced {
          await startAnew()
          continue
        }
        let pause = trouble.failed(error)
        if mode == .untilIdle {
          failure = error
          return stop(hard: false)
        }
        await claimBell.wait(atMost: pause)
      }
    }
  }

  /// Waits for room, for a ring, or for the time to look again.
  private func rest(claimed: Int?) async throws {
    let isExhausted = shop.with { $0.isExhausted }
    guard claimed != nil else {
      // No room: whoever makes some rings.
      return await claimBell.wait(atMost: configuration.pollInterval)
    }
    guard isExhausted else {
      if busySince == nil { busySince = .now }
      return try await sleepsNoMore()
    }
    busySince = nil
    if mode == .untilIdle {
      guard !shop.with({ $0.isIdle }) else { return }
    } else if !isListedAsSleeper {
      _ = try await bounded(by: configuration.lease / 3) { [control, identity] in
        try await control.execute(LeaseQueries.sleep(identity))
      }
      isListedAsSleeper = true
      // Once more, for those who looked at the list before we were on it.
      return
    }
    // Jitter keeps workers that were woken together from polling together.
    let poll = configuration.pollInterval * .random(in: 0.75...1.25)
    await claimBell.wait(atMost: max(.milliseconds(1), min(poll, nextDue - .now)))
  }

  /// A worker that has been busy for a while looks by itself: nobody needs to ring it.
  private func sleepsNoMore() async throws {
    guard isListedAsSleeper, let busySince, .now - busySince > .milliseconds(200) else { return }
    _ = try await bounded(by: configuration.lease / 3) { [control, identity] in
      try await control.execute(LeaseQueries.wake(identity.id))
    }
    isListedAsSleeper = false
  }

  /// Takes nothing more, and ends the worker when its handlers have ended.
  private func workOff() async {
    logger.info("the worker takes no more jobs, and ends when those it has are over")
    while !isStopping {
      giveBackWaiting()
      if shop.with({ $0.isIdle }) { return stop(hard: false) }
      await drainBell.wait(atMost: configuration.pollInterval)
    }
  }

  private func register() async throws {
    guard !isRegistered else { return }
    let sql = LeaseQueries.register(
      identity, kinds: registry.kindNames, lease: configuration.lease)
    _ = try await bounded(by: configuration.lease / 3) { [control] in
      try await control.execute(sql)
    }
    isRegistered = true
  }

  /// Brings deferred jobs forward when the next one is due, at the latest with every poll.
  private func promote() async throws -> Int {
    guard nextDue <= .now else { return 0 }
    let sql = DeferQueries.promote(kinds: registry.kindNames, limit: 1_000)
    let row = try await bounded(by: configuration.lease / 2) { [control] in
      try await control.first(sql)
    }
    let promoted = Int(try row?.decode("promoted", as: Int64.self) ?? 0)
    let next = try row?.decode("next", as: Double?.self) ?? nil
    nextDue =
      promoted > 0
      ? .now : .now + min(configuration.pollInterval, .seconds(max(0.001, next ?? 3_600)))
    if promoted > 0 { lookAgain() }
    return promoted
  }

  /// There may be something again in every queue.
  nonisolated func lookAgain() {
    shop.with { state in
      for queue in state.lines.keys { state.lines[queue]?.lookAgain() }
    }
    claimBell.ring()
  }

  /// A deferred job may be due that soon.
  func expectDue(in wait: Duration) {
    nextDue = min(nextDue, .now + wait)
    claimBell.ring()
  }

  /// Claims, for a worker with nothing in hand, what has come into the one lane that was rung for, and on
  /// the session that heard the ring. Whatever is not that simple is left to the loop.
  func claimAtOnce(on session: ListenSession) async {
    let now = ContinuousClock.now
    guard !isStopping, !isDraining, !isClaiming, isListedAsSleeper, openOrders == nil,
      now < nextLook, let order = shop.with({ $0.isIdle ? $0.laneOrder(now: now) : nil })
    else { return claimBell.ring() }
    do {
      try await claim([order], isAgain: false) { try await session.query($0, within: $1) }
      metrics.succeeded(loop: "claim")
    } catch {
      logger.debug("a claim is asked again by the loop", metadata: ["error": "\(error)"])
    }
    if isClaimAwaited || openOrders != nil || shop.with({ !$0.isExhausted }) {
      isClaimAwaited = false
      claimBell.ring()
    }
  }

  /// Asks for as many jobs as there is room for; answers how many came, nil if there is no room, somebody
  /// asks already, or they are no longer ours.
  private func claim() async throws -> Int? {
    guard !isClaiming else {
      isClaimAwaited = true
      return nil
    }
    let isAgain = openOrders != nil
    guard let orders = openOrders ?? plan() else { return nil }
    return try await claim(orders, isAgain: isAgain) { [control] in
      try await control.query($0, within: $1)
    }
  }

  /// One claim at a time: they are numbered.
  @discardableResult
  func claim(
    _ orders: [ClaimOrder], isAgain: Bool,
    _ ask: @Sendable (SQL, Duration) async throws -> PostgresRows
  ) async throws -> Int? {
    isClaiming = true
    defer { isClaiming = false }
    openOrders = orders
    let (number, flush) = shop.with { ($0.nextClaim, $0.nextFlush) }
    let worker = identity.id
    let sql =
      if !isAgain, orders.count == 1, let lane = orders[0].lane {
        LeaseQueries.claim(
          orders[0], lane: lane, number: number, worker: worker, ageing: configuration.ageing)
      } else {
        LeaseQueries.claim(
          orders, number: number, isAgain: isAgain, worker: worker, ageing: configuration.ageing)
      }
    let begin = ContinuousClock.now
    let rows = try await ask(sql, configuration.lease / 2)
    // Fenced meanwhile: what was claimed under the former name is rescued like all that it held.
    guard worker == identity.id else { return nil }
    openOrders = nil
    let now = ContinuousClock.now
    let jobs = try rows.map { try ClaimedJob($0, worker: worker, claim: number, at: now) }
    take(jobs, number: number, flush: flush, orders: orders)
    metrics.claimed(in: now - begin)
    return jobs.count
  }

  /// The one lane that may have something, if that is known; else what there is room for everywhere, and
  /// so too with every poll, for rings that were lost.
  private func plan() -> [ClaimOrder]? {
    let now = ContinuousClock.now
    if now < nextLook, let order = shop.with({ $0.laneOrder(now: now) }) { return [order] }
    nextLook = now + configuration.pollInterval
    let orders = shop.with { state in
      state.lines.keys.sorted().compactMap { state.lines[$0]?.order($0, now: now) }
    }
    return orders.isEmpty ? nil : orders
  }

  private func take(_ jobs: [ClaimedJob], number: Int64, flush: Int64, orders: [ClaimOrder]) {
    shop.with { state in
      state.nextClaim = number + 1
      state.claims.opened(number, jobs: jobs.count, flush: flush)
    }
    let byQueue =
      orders.count == 1 ? [orders[0].queue: jobs] : Dictionary(grouping: jobs, by: \.queue)
    for order in orders {
      let mine = byQueue[order.queue] ?? []
      if mine.count >= order.limit { shop.with { $0.lines[order.queue]?.lookAgain() } }
      guard !mine.isEmpty else { continue }
      startRunners(shop.add(mine, queue: order.queue), queue: order.queue)
    }
    if !jobs.isEmpty { watchBell.ring() }
    if isStopping { drainBell.ring() }
  }

  /// We were thought dead, and our jobs went to others: stop them, and go on under another name.
  func startAnew() async {
    logger.warning("this worker was fenced; it goes on under a new name")
    let lost = shop.with { state in
      for queue in state.lines.keys { _ = state.lines[queue]?.empty() }
      state.claims = OpenClaims()
      state.detached = []
      state.nextClaim = 1
      return Array(state.running.values)
    }
    for attempt in lost { attempt.monitor.stop(.leaseLost) }
    identity = WorkerIdentity(queues: identity.queues)
    (isRegistered, isListedAsSleeper, openOrders) = (false, false, nil)
    claimBell.ring()
  }
}
