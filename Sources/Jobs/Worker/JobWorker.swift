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
  /// The client's pool should have a few sessions more than the worker has slots: claims, heartbeats
  /// and listening go through it too.
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
    _ = await engine(.forever).run()
  }

  /// Rescues, ticks cron entries once, works off what is due, and answers how many attempts were made
  /// once nothing due is left.
  public func runUntilIdle() async throws -> Int {
    await engine(.untilIdle).run()
  }

  private func engine(_ mode: WorkerEngine.Mode) -> WorkerEngine {
    WorkerEngine(
      mode: mode, client: client, registry: registry, configuration: configuration,
      logger: logger)
  }
}
