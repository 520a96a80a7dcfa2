import Cluster
import Logging

/// The server that is measured.
struct BenchServer {
  let url: String?

  /// Calls `body` with a connection URL; a server started for it is removed afterwards.
  func use<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    if let url { return try await body(url) }
    // With the durability of a real server: the clients are compared on equal terms.
    let cluster = try await PrivateCluster.temporary(
      durability: .full, logger: Logger(label: "postgres-bench") { _ in SwiftLogNoOpLogHandler() })
    let result: Result
    do {
      result = try await body(try await cluster.start())
    } catch {
      try await cluster.stop()
      throw error
    }
    try await cluster.stop()
    return result
  }
}
