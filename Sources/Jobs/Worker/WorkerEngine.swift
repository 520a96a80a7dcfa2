import Foundation
import Logging
import Postgres
import ServiceLifecycle

/// The moving parts of one run of a worker: what is in hand, and the loops around it.
///
/// The loops run in a task of their own that nobody cancels, because a cancelled task could no longer
/// tell the database that its jobs go back.
actor WorkerEngine {
  /// When to end.
  enum Mode: Sendable {
    case forever
    case untilIdle
  }

  let mode: Mode
  /// For what handlers report.
  let client: PostgresClient
  /// For everything that must not wait for handlers.
  let control: PostgresClient
  let registry: JobRegistry
  let configuration: JobWorkerConfiguration
  let metrics: JobMetrics
  let logger: Logger
  let shop: Workshop

  /// Rung when there may be something to claim, or to stop.
  let claimBell = Doorbell()
  /// Rung when ends wait to be written.
  let flushBell = Doorbell()
  /// Rung when somebody asked for a cancel.
  let beatBell = Doorbell()
  let watchBell = Doorbell()
  let sweepBell = Doorbell()
  let cronBell = Doorbell()
  /// Rung when an end has been written.
  let drainBell = Doorbell()
  let stopBell = Doorbell()

  var identity: WorkerIdentity
  var isRegistered = false
  /// The claim that is asked again until it is answered.
  var openOrders: [ClaimOrder]?
  /// Whether a claim is under way, and whether the loop waits for its end.
  var isClaiming = false
  var isClaimAwaited = false
  var isListedAsSleeper = false
  var busySince: ContinuousClock.Instant?
  var nextDue = ContinuousClock.now
  /// When every queue is looked at again at the latest, whoever rings.
  var nextLook = ContinuousClock.now
  var areCronsDeclared = false
  var clockWatch = ClockWatch()
  /// Why a worker that was to end by itself ended early.
  var failure: (any Error)?
  /// Whether somebody asked that it end once its handlers have.
  var isDraining = false
  private(set) var isStopping = false
  private(set) var isHard = false
  private(set) var isOver = false

  init(
    mode: Mode, client: PostgresClient, control: PostgresClient, registry: JobRegistry,
    configuration: JobWorkerConfiguration, logger: Logger
  ) {
    self.mode = mode
    self.client = client
    self.control = control
    self.registry = registry
    self.configuration = configuration
    metrics = JobMetrics(kinds: registry.kindNames)
    shop = Workshop(configuration.queues)
    identity = WorkerIdentity(queues: Array(configuration.queues.keys))
    var logger = logger
    logger[metadataKey: "worker"] = "\(identity.id)"
    self.logger = logger
  }

  /// Works until told to stop; answers how many attempts were made.
  nonisolated func run() async -> Int {
    let work = Task(executorPreference: PostgresThread.executor) { await self.work() }
    return await withTaskCancellationHandler {
      await withGracefulShutdownHandler {
        await work.value
      } onGracefulShutdown: {
        Task { await self.stop(hard: false) }
      }
    } onCancel: {
      Task { await self.stop(hard: true) }
    }
  }

  /// Stops claiming; a hard stop, from cancellation, also ends the grace of running jobs.
  func stop(hard: Bool) {
    isStopping = true
    if hard { isHard = true }
    for bell in [claimBell, beatBell, watchBell, sweepBell, cronBell, drainBell, stopBell] {
      bell.ring()
    }
  }

  private func work() async -> Int {
    logger.info("worker starts", metadata: ["queues": "\(identity.queues)"])
    await withDiscardingTaskGroup { group in
      group.addTask { await self.beatLoop() }
      group.addTask { await self.claimLoop() }
      group.addTask { await self.flushLoop() }
      group.addTask { await self.watchLoop() }
      if mode == .forever {
        group.addTask { await self.sweepLoop() }
        group.addTask { await self.cronLoop() }
        group.addTask { await self.listenLoop() }
      }
      while !isStopping { await stopBell.wait(atMost: .seconds(3600)) }
      await drain()
      isOver = true
      shop.close()
      for bell in [beatBell, flushBell, watchBell, claimBell] { bell.ring() }
      group.cancelAll()
    }
    await leave()
    let attempts = shop.with { $0.started }
    logger.info("worker ends", metadata: ["attempts": "\(attempts)"])
    return attempts
  }

  /// Hands back what has not been started, waits for running jobs within their grace, then takes them
  /// from their handlers.
  private func drain() async {
    giveBackWaiting()
    await waitUntilIdle(atMost: configuration.gracePeriod) { self.isHard }
    let left = shop.with { Array($0.running.values) }
    if !left.isEmpty {
      logger.info("running jobs go back", metadata: ["jobs": "\(left.count)"])
      for attempt in left { attempt.monitor.stop(.shutdown) }
      await waitUntilIdle(atMost: configuration.unwindPeriod) { false }
      for attempt in shop.with({ Array($0.running.values) }) { abandon(attempt) }
    }
    // What a handler's transaction holds by then is left to the others.
    await waitUntilIdle(atMost: .seconds(1)) { false }
  }

  /// Hands back what has not been started.
  func giveBackWaiting() {
    shop.giveBack(
      shop.with { state in
        var waiting: [ClaimedJob] = []
        for queue in state.lines.keys { waiting += state.lines[queue]?.empty() ?? [] }
        return waiting
      })
    flushBell.ring()
  }

  private func waitUntilIdle(atMost limit: Duration, unless isHurried: () -> Bool) async {
    let end = ContinuousClock.now + limit
    while !shop.with({ $0.isIdle }), !isHurried(), ContinuousClock.now < end {
      await drainBell.wait(atMost: end - .now)
    }
  }
}
