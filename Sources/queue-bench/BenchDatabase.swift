import Cluster
import Foundation
import Logging
import Postgres

/// A database of the bench's own, on a server that is given or on one that is made and thrown away.
struct BenchDatabase {
  static let name = "queue_bench"
  static let logger = Logger(label: "queue-bench") { _ in SwiftLogNoOpLogHandler() }

  let client: PostgresClient
  let url: String

  /// Runs `body` in an empty, migrated database.
  static func with<Value>(
    server: String?, migrations: String, _ body: (BenchDatabase) async throws -> Value
  ) async throws -> Value {
    guard let server else {
      let cluster = try await PrivateCluster.temporary(
        durability: .full,
        settings: ["shared_buffers": "1GB", "max_wal_size": "4GB", "track_counts": "on"],
        logger: logger)
      let result: Result<Value, any Error>
      do {
        result = .success(
          try await with(server: try await cluster.start(), migrations: migrations, body))
      } catch {
        result = .failure(error)
      }
      try await cluster.stop(.immediate)
      return try result.get()
    }
    let admin = PostgresClient(try PostgresConfiguration(url: server), logger: logger)
    try await admin.execute("drop database if exists \(ident: name) with (force)")
    try await admin.execute("create database \(ident: name)")
    await admin.close()
    let separator = server.contains("?") ? "&" : "?"
    let url =
      server.contains("://") ? "\(server)\(separator)dbname=\(name)" : "\(server) dbname=\(name)"
    let client = try client(url)
    try await Migrator(directory: migrations).apply(on: client)
    let value = try await body(BenchDatabase(client: client, url: url))
    await client.close()
    return value
  }

  /// A client as a program would set it up.
  static func client(_ url: String, sessions: Int = 8) throws -> PostgresClient {
    var configuration = try PostgresConfiguration(url: url)
    configuration.applicationName = "queue-bench"
    configuration.poolSize = sessions
    configuration.statementTimeout = .seconds(600)
    return PostgresClient(configuration, logger: logger)
  }
}
