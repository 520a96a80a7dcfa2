import Foundation
import Logging

extension PrivateCluster {
  /// Makes the cluster if need be, starts its server if need be, and waits until it answers.
  ///
  /// Any number of processes may call this at once: one makes and starts, the others wait for it.
  /// With a ready server it returns within a few milliseconds and runs no program.
  ///
  /// - Returns: `connectionURL`.
  /// - Throws: `ClusterError` with advice, or `CancellationError`.
  @discardableResult
  public func start() async throws -> String {
    if readyServer != nil { return connectionURL }
    let user = try ServerUser.current()
    let place = ClusterDirectory(path: directory, lockFile: lockFile)
    try place.prepare(for: user)
    try await lock.held {
      try place.handOver(to: user)
      try await startUnderLock(user)
    }
    return connectionURL
  }

  var lock: ClusterLock {
    ClusterLock(path: lockFile, directory: directory, timeout: .seconds(180))
  }

  private func startUnderLock(_ user: ServerUser) async throws {
    // Another process may have done it while this one waited for the lock.
    if readyServer != nil { return }
    let runner = programRunner(user)
    let programs = try await ServerPrograms.find(
      for: dataVersion, environment: ProcessInfo.processInfo.environment, runner)
    if dataVersion == nil { try await create(with: programs, runner) }
    if try await joinServerThatStarts() { return }
    try socketDirectory.prepare(for: user)
    try socketDirectory.clear()
    try write(serverSettings.text, to: dataDirectory + "/" + ServerSettings.fileName, for: user)
    try await launch(with: programs, runner)
    logger.info("server started", metadata: ["directory": "\(directory)"])
  }

  /// Waits for a server whose starter was ended before it was ready.
  ///
  /// - Returns: whether there is one, ready now.
  private func joinServerThatStarts() async throws -> Bool {
    guard let file = PostmasterFile(dataDirectory: dataDirectory) else { return false }
    guard file.isAlive(in: dataDirectory) else {
      // PostgreSQL takes any living process of its own user for the server of a stale file. That
      // backends of a killed server still hold the data it learns from their shared memory.
      if file.isTaken { try removeAll(dataDirectory + "/postmaster.pid") }
      return false
    }
    let deadline = ContinuousClock.now + Self.readyTimeout
    while ContinuousClock.now < deadline {
      if readyServer != nil { return true }
      if !file.isAlive(in: dataDirectory) { return false }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw ClusterError.startFailed(
      directory: directory, log: "process \(file.pid) is there but does not become ready")
  }

  private func launch(with programs: ServerPrograms, _ runner: ProgramRunner) async throws {
    let deadline = ContinuousClock.now + Self.orphanTimeout
    while true {
      let before = contents(of: logFile)?.utf8.count ?? 0
      do {
        try await runner.output(of: "pg_ctl", launchArguments, in: programs.directory)
        guard readyServer != nil else { throw startFailure("", since: before) }
        return
      } catch let error as ClusterError {
        let failure = startFailure(error.message, since: before)
        // Backends of a server that was killed leave by themselves, soon.
        guard failure.message.contains("shared memory block"), ContinuousClock.now < deadline
        else { throw failure }
        logger.info("waiting for the backends of a killed server")
        try await Task.sleep(for: .milliseconds(100))
      }
    }
  }

  /// Names without a path: `pg_ctl` hands them to a shell, in which a path could mean anything.
  private var launchArguments: [String] {
    let seconds = "\(Self.readyTimeout.components.seconds)"
    return ["start", "-D", "data", "-l", "server.log", "-w", "-t", seconds, "-s"]
  }

  /// The server's own words are in its log; what `pg_ctl` says is only that it failed.
  private func startFailure(_ message: String, since offset: Int) -> ClusterError {
    let written = contents(of: logFile).map {
      String(decoding: $0.utf8.dropFirst(offset), as: UTF8.self)
    }
    let log = (written ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    return .startFailed(directory: directory, log: log.isEmpty ? message : log)
  }

  func programRunner(_ user: ServerUser) -> ProgramRunner {
    ProgramRunner(user: user, workingDirectory: directory, logger: logger)
  }

  private static let readyTimeout = Duration.seconds(120)
  private static let orphanTimeout = Duration.seconds(20)
}
