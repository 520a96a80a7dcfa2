import ArgumentParser
import Foundation
import Jobs
import Logging
import Postgres
import ServiceLifecycle
import UnixSignals

/// One of the workers that get killed: the product's own, with the entries of the drill.
struct RunWorker: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Be one of the workers.", shouldDisplay: false)

  @Option(help: "The database.") var url: String
  @Option(help: "The process of the drill.") var drill: Int32

  func run() async throws {
    Thread.detachNewThread { [drill] in
      // Nobody needs a worker whose drill has ended.
      while getppid() == drill { Thread.sleep(forTimeInterval: 0.5) }
      _exit(1)
    }
    var logger = Logger(label: "cron-faults") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .error
    let client = PostgresClient(try PostgresConfiguration(url: url), logger: logger)
    var registry = JobRegistry()
    registry.register(DrillEntry.kind) { drill, job in
      try await client.transaction { tx in
        try await DrillQueries.note(drill.entry, job, in: tx)
        try await job.finish(in: tx)
      }
    }
    for entry in DrillEntry.all { registry.schedule(try entry.cron()) }
    var configuration = JobWorkerConfiguration(queues: [DrillEntry.kind.queue: 8])
    // A worker lives for seconds here: what it leaves behind has to be found as fast.
    configuration.lease = .seconds(3)
    configuration.heartbeat = .seconds(1)
    configuration.sweepInterval = .seconds(1)
    configuration.cronInterval = .milliseconds(200)
    let worker = JobWorker(
      client: client, registry: registry, configuration: configuration, logger: logger)
    try await ServiceGroup(
      services: [worker], gracefulShutdownSignals: [.sigterm], logger: logger
    ).run()
    await client.close()
  }
}
