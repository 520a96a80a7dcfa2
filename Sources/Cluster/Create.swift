import Foundation
import Logging

extension PrivateCluster {
  /// Makes the data with its database beside its final place and moves it there when whole, so
  /// that an interrupted creation leaves nothing that looks like a cluster.
  func create(with programs: ServerPrograms, _ runner: ProgramRunner) async throws {
    logger.info(
      "creating a private PostgreSQL \(programs.version) cluster",
      metadata: ["directory": "\(directory)"])
    try removeAll(unfinishedDataDirectory)
    try await runner.output(of: "initdb", creationArguments, in: programs.directory)
    try appendInclude()
    try await runner.output(
      of: "postgres",
      ["--single", "-D", "data.new", "-c", "exit_on_error=on"]
        + (durability == .none ? ["-c", "fsync=off"] : []) + ["postgres"],
      in: programs.directory, input: "create database \(Self.databaseName)\n")
    guard rename(unfinishedDataDirectory, dataDirectory) == 0 else {
      throw ClusterError.failed("move into place", unfinishedDataDirectory)
    }
  }

  private var creationArguments: [String] {
    let shared = [
      "-D", "data.new", "-U", Self.superuser, "-E", "UTF8", "--locale=C.UTF-8",
      "--data-checksums", "--auth-local=trust", "--auth-host=reject", "--no-instructions",
    ]
    return durability == .none ? shared + ["--no-sync"] : shared
  }

  private func appendInclude() throws(ClusterError) {
    let path = unfinishedDataDirectory + "/postgresql.conf"
    do {
      let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data(ServerSettings.includeLine.utf8))
      try handle.close()
    } catch {
      throw .fileFailed(operation: "write", path: path, reason: error.localizedDescription)
    }
  }

  var serverSettings: ServerSettings {
    ServerSettings(
      socketDirectory: socketDirectory, durability: durability, overrides: settings)
  }
}
