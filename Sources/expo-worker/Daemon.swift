import ArgumentParser
import Expo
import Foundation
import Logging
import Metrics

/// One life of the daemon: reads how to work, refuses a schema it does not know, works until told
/// to stop.
struct Daemon {
  let arguments: [String]

  /// Exit codes: 0 stopped in order, 1 failed, 2 usage, 75 passing trouble (restart it).
  private enum Exit {
    static let ok: Int32 = 0
    static let failure: Int32 = 1
    static let usage: Int32 = 2
    static let temporary: Int32 = 75
  }

  /// Runs it to its end.
  func run() async -> Int32 {
    let settings: Settings
    do {
      settings = try Settings.parse(arguments)
    } catch {
      return tell(error)
    }
    let logger = settings.logger
    do {
      try await work(settings, logger)
      logger.info("stopped")
      return Exit.ok
    } catch {
      return report(error, logger)
    }
  }

  private func work(_ settings: Settings, _ logger: Logger) async throws {
    let options = try settings.options
    let board = MetricsBoard()
    if settings.metrics != nil { MetricsSystem.bootstrap(board) }
    let application = try await ExpoApplication.open(
      Configuration.fromEnvironment(), as: Actor(name: "expo-worker"), name: "expo-worker",
      poolSize: options.poolSize, logger: logger)
    do {
      if let address = settings.metrics {
        let page = MetricsPage(board: board, application: application, logger: logger)
        try await MetricsServer(address: address, logger: logger).serve(page) {
          try await application.runWorker(options)
        }
      } else {
        try await application.runWorker(options)
      }
    } catch {
      await application.close()
      throw error
    }
    await application.close()
  }

  /// What the parser has to say: help on standard output, errors on standard error.
  private func tell(_ error: any Error) -> Int32 {
    let isHelp = Settings.exitCode(for: error) == .success
    let stream = isHelp ? FileHandle.standardOutput : FileHandle.standardError
    stream.write(Data((Settings.fullMessage(for: error) + "\n").utf8))
    return isHelp ? Exit.ok : Exit.usage
  }

  private func report(_ error: any Error, _ logger: Logger) -> Int32 {
    guard let failure = Failure.of(error) else { return Exit.ok }
    var metadata: Logger.Metadata = ["code": "\(failure.code)"]
    if let advice = failure.advice { metadata["advice"] = "\(advice)" }
    logger.critical("cannot work: \(failure.message)", metadata: metadata)
    return failure.kind == .unavailable ? Exit.temporary : Exit.failure
  }
}
