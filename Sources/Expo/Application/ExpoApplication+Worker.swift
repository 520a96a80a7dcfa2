import Jobs
import Logging
import ServiceLifecycle
import UnixSignals

/// How a worker works.
public struct WorkerOptions: Sendable {
  /// How many jobs of each queue run at once; nil for all queues with their usual number.
  public var queues: [String: Int]?
  /// How long a job is held without a sign of life; at least three heartbeats.
  public var lease: Duration
  /// How often a sign of life is given.
  public var heartbeat: Duration
  /// How long running jobs may go on after SIGTERM before they are handed back.
  public var gracePeriod: Duration

  /// The usual: a lease of 15 s, a heartbeat every 5 s, 20 s of grace.
  public init(
    queues: [String: Int]? = nil, lease: Duration = .seconds(15),
    heartbeat: Duration = .seconds(5), gracePeriod: Duration = .seconds(20)
  ) {
    self.queues = queues
    self.lease = lease
    self.heartbeat = heartbeat
    self.gracePeriod = gracePeriod
  }

  var configuration: JobWorkerConfiguration {
    var configuration = JobWorkerConfiguration(queues: queues ?? JobTable.queues)
    configuration.lease = lease
    configuration.heartbeat = heartbeat
    configuration.gracePeriod = gracePeriod
    return configuration
  }

  /// Connections that so many jobs need at once, with some for the worker itself.
  public var poolSize: Int { (queues ?? JobTable.queues).values.reduce(3, +) }
}

extension ExpoApplication {
  /// Runs jobs until SIGTERM or SIGINT, then stops in order.
  public func runWorker(_ options: WorkerOptions = WorkerOptions()) async throws {
    try await serviceGroup(options, signals: [.sigterm, .sigint]).run()
  }

  /// Runs jobs beside `body`, and stops in order when it is done.
  public func withWorker<Result: Sendable>(
    _ options: WorkerOptions, _ body: @Sendable () async throws -> Result
  ) async throws -> Result {
    let group = try serviceGroup(options, signals: [])
    async let running: Void = group.run()
    do {
      let result = try await body()
      await group.triggerGracefulShutdown()
      try await running
      return result
    } catch {
      await group.triggerGracefulShutdown()
      try await running
      throw error
    }
  }

  /// Whether a worker that is alive serves a queue.
  public func isServed(queue: String) async throws -> Bool {
    try await DoctorQueries.isServed(queue: queue, context.database)
  }

  private func serviceGroup(
    _ options: WorkerOptions, signals: [UnixSignal]
  ) throws -> ServiceGroup {
    let worker = JobWorker(
      client: context.database, registry: try JobTable.registry(context, logger: logger),
      configuration: options.configuration, logger: logger)
    // A worker that somebody drains ends by itself.
    return ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [
          .init(service: worker, successTerminationBehavior: .gracefullyShutdownGroup)
        ],
        gracefulShutdownSignals: signals, logger: logger))
  }

  /// The wishes of firms.
  public var requests: Requests { Requests(context: context) }
  /// The meetings of an expo.
  public var meetings: Meetings { Meetings(context: context) }
  /// Interpreters and what they are booked for.
  public var interpreters: Interpreters { Interpreters(context: context) }
  /// The versions of the timetable.
  public var timetables: Timetables { Timetables(context: context) }
}
