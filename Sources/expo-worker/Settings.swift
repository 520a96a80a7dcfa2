import ArgumentParser
import Expo
import Foundation
import Logging

/// How the daemon is to work: flags first, then the environment, then the usual.
struct Settings: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expo-worker",
    abstract: "Work off the queue: timetables, and what comes round by the clock.",
    discussion: """
      Any number may run, on any number of machines; EXPO_DATABASE_URL names the
      database. SIGTERM or Ctrl-C ends it in order, with 0; a schema that it does
      not know ends it with 1, a database that is down with 75.
      """)

  @Option(
    help: ArgumentHelp(
      "Queues to serve, each with how many of its jobs run at once. (default: all)",
      valueName: "name=count,…"))
  var queues: QueueList?

  @Option(help: "How many jobs of each queue run at once; instead of the counts.")
  var concurrency: Int?

  @Option(
    help: ArgumentHelp("How long a job is held without a sign of life.", valueName: "seconds"))
  var lease = 15

  @Option(help: ArgumentHelp("How often a sign of life is given.", valueName: "seconds"))
  var heartbeat = 5

  @Option(
    help: ArgumentHelp(
      "How long running jobs may go on after SIGTERM before they are handed back.",
      valueName: "seconds"))
  var grace = 20

  @Option(
    help: ArgumentHelp(
      """
      Serve metrics for Prometheus at http://ADDRESS/metrics, as 127.0.0.1:9464. \
      (default: $EXPO_METRICS_ADDRESS, else not at all)
      """, valueName: "address:port"))
  var metricsAddress: MetricsAddress?

  @Option(help: "How to write the log: text or json. (default: $EXPO_LOG_FORMAT, else text)")
  var logFormat: LogFormat?

  @Option(help: "From which level on to log. (default: $EXPO_LOG_LEVEL, else info)")
  var logLevel: Logger.Level?

  func validate() throws {
    if let concurrency, concurrency < 1 {
      throw ValidationError("--concurrency \(concurrency): 1 or more.")
    }
    if concurrency != nil && queues == nil {
      throw ValidationError("--concurrency goes with --queues.")
    }
    if heartbeat < 1 { throw ValidationError("--heartbeat \(heartbeat): 1 or more.") }
    if lease < 3 * heartbeat {
      throw ValidationError("--lease \(lease) is below three heartbeats of \(heartbeat) s.")
    }
    if grace < 0 { throw ValidationError("--grace \(grace): 0 or more.") }
    if let named = variable("EXPO_METRICS_ADDRESS"), MetricsAddress(argument: named) == nil {
      throw ValidationError("EXPO_METRICS_ADDRESS \(named): an address and a port, 127.0.0.1:9464.")
    }
  }

  /// What Expo is told.
  var options: WorkerOptions {
    get throws {
      let counts = queues.map { list in
        concurrency.map { count in list.counts.mapValues { _ in count } } ?? list.counts
      }
      return WorkerOptions(
        queues: counts, lease: .seconds(lease), heartbeat: .seconds(heartbeat),
        gracePeriod: .seconds(grace))
    }
  }

  /// Where metrics are served, if anywhere.
  var metrics: MetricsAddress? {
    metricsAddress ?? variable("EXPO_METRICS_ADDRESS").flatMap(MetricsAddress.init(argument:))
  }

  private func variable(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Where the log goes: standard error.
  var logger: Logger {
    let level =
      logLevel ?? variable("EXPO_LOG_LEVEL").flatMap(Logger.Level.init(rawValue:)) ?? .info
    let format =
      logFormat ?? variable("EXPO_LOG_FORMAT").flatMap(LogFormat.init(rawValue:)) ?? .text
    var logger = Logger(label: "expo-worker") { label in
      switch format {
      case .text: StreamLogHandler.standardError(label: label)
      case .json: JSONLogHandler(label: label, level: level)
      }
    }
    logger.logLevel = level
    return logger
  }
}
