import Foundation
import Logging
import Postgres
import ServiceLifecycle

/// The moving parts of one run of a worker: what is running, and the loops around it.
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
  /// For settling attempts and for what handlers report.
  let client: PostgresClient
  /// For everything that must not wait for handlers.
  let control: PostgresClient
  let registry: JobRegistry
  let configuration: JobWorkerConfiguration
  let identity: WorkerIdentity
  let metrics = JobMetrics()
  let logger: Logger

  /// Rung when there may be something to claim, or to stop.
  let claimBell = Doorbell()
  /// Rung when somebody asked for a cancel.
  let beatBell = Doorbell()
  let sweepBell = Doorbell()
  let cronBell = Doorbell()
  /// Rung when the last running job ends after a stop.
  let drainBell = Doorbell()
  let stopBell = Doorbell()

  var attempts: [JobID: JobAttempt] = [:]
  var attemptsMade = 0
  var areCronsDeclared = false
  /// Why a worker that was to end by itself ended early.
  var failure: (any Error)?
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
    identity = WorkerIdentity(queues: Array(configuration.queues.keys))
    var logger = logger
    logger[metadataKey: "worker"] = "\(identity.id)"
    self.logger = logger
  }

  /// Works until told to stop; answers how many attempts were made.
  nonisolated func run() async -> Int {
    let work = Task { await self.work() }
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
  func stop(hard: Bool) async {
    isStopping = true
    if hard { isHard = true }
    for bell in [claimBell, beatBell, sweepBell, cronBell, drainBell, stopBell] {
      await bell.ring()
    }
  }

  private func work() async -> Int {
    logger.info("worker starts", metadata: ["queues": "\(identity.queues)"])
    await withDiscardingTaskGroup { group in
      group.addTask { await self.beatLoop() }
      group.addTask { await self.claimLoop() }
      if mode == .forever {
        group.addTask { await self.sweepLoop() }
        group.addTask { await self.cronLoop() }
        group.addTask { await self.listenLoop() }
      }
      while !isStopping { await stopBell.wait(atMost: .seconds(3600)) }
      await drain()
      isOver = true
      await beatBell.ring()
      group.cancelAll()
    }
    await leave()
    logger.info("worker ends", metadata: ["attempts": "\(attemptsMade)"])
    return attemptsMade
  }

  /// Waits for running jobs within their grace, then takes them from their handlers.
  private func drain() async {
    await waitForAttempts(atMost: configuration.gracePeriod) { self.isHard }
    guard !attempts.isEmpty else { return }
    logger.info("running jobs go back", metadata: ["jobs": "\(attempts.count)"])
    for attempt in attempts.values { attempt.stop(.shutdown) }
    await waitForAttempts(atMost: configuration.unwindPeriod + .milliseconds(200)) { false }
    // Whoever has not settled by now is settled in one statement; a late own attempt finds its token
    // gone.
    await giveBack(attempts.values.map(\.job.lease))
  }

  private func waitForAttempts(atMost limit: Duration, unless isHurried: () -> Bool) async {
    let end = ContinuousClock.now + limit
    while !attempts.isEmpty, !isHurried(), ContinuousClock.now < end {
      await drainBell.wait(atMost: end - .now)
    }
  }
}
