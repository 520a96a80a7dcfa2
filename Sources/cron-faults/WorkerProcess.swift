import Foundation

/// A worker in a process of its own, started again whenever it has been killed.
final class WorkerProcess {
  private let url: String
  private var process = Process()
  private(set) var starts = 0
  private(set) var kills = 0

  init(url: String) { self.url = url }

  func start() throws {
    let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
    process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["worker", "--url", url, "--drill", "\(getpid())"]
    try process.run()
    starts += 1
  }

  /// kill -9, and another one in its place.
  func killAndReplace() throws {
    if process.isRunning, kill(process.processIdentifier, SIGKILL) == 0 { kills += 1 }
    process.waitUntilExit()
    try start()
  }

  /// Ends it in order.
  func end() {
    process.terminate()
    process.waitUntilExit()
  }
}
