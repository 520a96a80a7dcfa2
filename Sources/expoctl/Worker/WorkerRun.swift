import ArgumentParser
import Expo

/// `expoctl worker run`.
struct WorkerRun: Verb {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Work off the queue until Ctrl-C; expo-worker is the daemon.",
    discussion: "Jobs that are running when it ends get 20 s, then go back to the queue.")

  @OptionGroup var global: GlobalOptions

  static var mindsSignals: Bool { true }

  func perform(_ session: Session) async throws {
    let options = WorkerOptions()
    try await session.open(poolSize: options.poolSize) { application in
      session.console.note("working; Ctrl-C ends it")
      try await application.runWorker(options)
    }
  }
}
