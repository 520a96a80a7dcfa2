import Foundation
import Logging
import Testing

@testable import Cluster

let quiet = Logger(label: "cluster.tests") { _ in SwiftLogNoOpLogHandler() }

/// Runs a body with a cluster of throw-away data and clears it away whatever happens.
func withCluster(
  below parent: String? = nil, _ body: (PrivateCluster) async throws -> Void
) async throws {
  let cluster = try await PrivateCluster.temporary(below: parent, logger: quiet)
  do {
    try await body(cluster)
  } catch {
    try await cluster.stop()
    throw error
  }
  try await cluster.stop()
}

/// Runs a body with an empty directory that everyone may pass, and removes it afterwards.
func withScratchDirectory(_ body: (String) async throws -> Void) async throws {
  let path = "/tmp/expo-cluster-tests-\(UUID().uuidString.prefix(8))"
  try FileManager.default.createDirectory(
    atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
  do {
    try await body(path)
  } catch {
    try FileManager.default.removeItem(atPath: path)
    throw error
  }
  try FileManager.default.removeItem(atPath: path)
}

/// Runs one statement with `psql` and returns what it prints, or its complaint.
func psql(_ url: String, _ statement: String) async throws -> String {
  let user = try ServerUser.current()
  let runner = ProgramRunner(user: user, workingDirectory: "/", logger: quiet)
  let programs = try await ServerPrograms.find(
    for: nil, environment: ProcessInfo.processInfo.environment, runner)
  return try await runner.output(
    of: "psql", ["-XAt", "-c", statement, url], in: programs.directory)
}

/// The ids of the servers whose data lies in a directory.
func servers(in dataDirectory: String) -> [Int32] {
  let data = realPath(dataDirectory)
  let pids = entries(of: "/proc").compactMap { Int32($0) }
  let all = Set(pids.filter { realPath("/proc/\($0)/cwd") == data })
  // A backend has a server for its parent.
  return all.filter { parent(of: $0).map(all.contains) == false }.sorted()
}

private func parent(of pid: Int32) -> Int32? {
  // "pid (name) state parent …", and the name may hold anything.
  let fields = contents(of: "/proc/\(pid)/stat")?.split(separator: ")").last?.split(separator: " ")
  return fields.flatMap { $0.count > 1 ? Int32($0[1]) : nil }
}
