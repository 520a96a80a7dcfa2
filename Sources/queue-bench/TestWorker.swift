import Jobs
import Logging
import Postgres
import ServiceLifecycle
import UnixSignals

/// A worker that knows test jobs alone.
struct TestWorker {
  let client: PostgresClient
  let lease: Double
  let slots: Int
  let grace: Double

  func run() async throws {
    var registry = JobRegistry()
    registry.register(TestJob.kind) { [client] payload, job in
      try await payload.perform(job, client)
    }
    var configuration = JobWorkerConfiguration(queues: [TestJob.kind.queue: slots])
    configuration.lease = .seconds(lease)
    configuration.heartbeat = .seconds(lease / 3)
    configuration.sweepInterval = .seconds(lease / 5)
    configuration.gracePeriod = .seconds(grace)
    var logger = Logger(label: "test-worker") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .warning
    let worker = JobWorker(
      client: client, registry: registry, configuration: configuration, logger: logger)
    try await ServiceGroup(
      services: [worker], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger
    ).run()
  }
}

/// How test programs connect: with time-outs short enough for a network that goes silent.
enum TestClient {
  static func make(_ url: String, pooled: Bool) throws -> PostgresClient {
    var configuration = try PostgresConfiguration(url: url)
    configuration.applicationName = "test-worker"
    configuration.connectTimeout = .seconds(2)
    configuration.statementTimeout = .seconds(5)
    configuration.lockTimeout = .seconds(2)
    configuration.idleInTransactionTimeout = .seconds(5)
    configuration.usesNamedStatements = !pooled
    return PostgresClient(configuration, logger: BenchDatabase.logger)
  }
}
