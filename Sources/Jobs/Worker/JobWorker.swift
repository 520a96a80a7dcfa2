public import Logging
public import Postgres
public import ServiceLifecycle

/// A worker: claims due jobs, runs their handlers side by side, keeps their leases, rescues those of
/// vanished workers and turns cron slots into jobs. Any number may run on any number of machines.
///
/// On graceful shutdown it stops claiming, lets running jobs finish within the grace period, then
/// cancels them and hands them back uncounted. Cancelling the task it runs in skips the grace.
public struct JobWorker: Service {
  let client: PostgresClient
  let registry: JobRegistry
  let configuration: JobWorkerConfiguration
  let logger: Logger

  /// A worker on the client's database.
  ///
  /// The client is what handlers report with, and usually what they use. Claims, ends, heartbeats and
  /// maintenance go through four sessions of the worker's own, one more listens, so that handlers that
  /// hold every session of the client cost no lease.
  public init(
    client: PostgresClient, registry: JobRegistry, configuration: JobWorkerConfiguration,
    logger: Logger
  ) {
    self.client = client
    self.registry = registry
    self.configuration = configuration
    self.logger = logger
  }

  /// Works until graceful shutdown or cancellation; connection trouble is waited out, not thrown.
  public func run() async throws {
    _ = try await work(.forever)
  }

  /// Rescues, ticks cron entries once, works off what is due, and answers how many attempts were made
  /// once nothing due is left. Throws when jobs cannot be claimed.
  public func runUntilIdle() async throws -> Int {
    try await work(.untilIdle)
  }

  private func work(_ mode: WorkerEngine.Mode) async throws -> Int {
    var settings = client.configuration
    settings.poolSize = 4
    settings.acquireTimeout = configuration.lease / 3
    settings.statementTimeout = configuration.lease
    settings.lockTimeout = configuration.lease / 3
    let control = PostgresClient(settings, logger: logger)
    let engine = WorkerEngine(
      mode: mode, client: client, control: control, registry: registry,
      configuration: configuration, logger: logger)
    let attempts = await engine.run()
    await control.close()
    if let failure = await engine.failure { throw failure }
    return attempts
  }
}
