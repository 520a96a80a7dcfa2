import Foundation
import Logging

extension PrivateCluster {
  /// Stops the server and waits until it is gone; without one there is nothing to do.
  ///
  /// A temporary cluster is removed from the disk as well.
  ///
  /// - Throws: `ClusterError` with advice, or `CancellationError`.
  public func stop(_ mode: ShutdownMode = .fast) async throws {
    guard exists(lockFile) else { return }
    let user = try ServerUser.current()
    try await lock.held {
      try await stopUnderLock(mode, user)
      if isTemporary {
        if socketDirectory.isShortened { try removeAll(socketDirectory.path) }
        try removeAll(directory)
      }
    }
  }

  private func stopUnderLock(_ mode: ShutdownMode, _ user: ServerUser) async throws {
    guard let file = PostmasterFile(dataDirectory: dataDirectory),
      file.isAlive(in: dataDirectory)
    else { return }
    let runner = programRunner(user)
    let programs = try await ServerPrograms.find(
      for: dataVersion, environment: ProcessInfo.processInfo.environment, runner)
    let mode = isTemporary ? .immediate : mode
    try await runner.output(
      of: "pg_ctl", ["stop", "-D", "data", "-m", mode.rawValue, "-w", "-t", "120", "-s"],
      in: programs.directory)
    // What pg_ctl waits for is the file, which the server removes a moment before it ends.
    while file.isAlive(in: dataDirectory) { try await Task.sleep(for: .milliseconds(2)) }
    logger.info("server stopped", metadata: ["directory": "\(directory)"])
  }
}
