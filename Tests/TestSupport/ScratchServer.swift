import Cluster
import Foundation
import Postgres

/// The server that scratch databases are made on: the one `EXPO_TEST_DATABASE_URL` names, else a
/// throw-away cluster of this process, which ends with it.
struct ScratchServer: Sendable {
  let url: String
  /// For making and dropping databases; its size bounds how many are made at once.
  let admin: PostgresClient
  private let templates = Once<String>()

  private static let opening = Once<ScratchServer>()

  static func shared() async throws -> ScratchServer {
    try await opening.value { try await ScratchServer(url: serverURL()) }
  }

  private init(url: String) throws {
    self.url = url
    var configuration = try PostgresConfiguration(url: url)
    configuration.poolSize = 4
    // A whole suite may wait for the first template.
    configuration.acquireTimeout = .seconds(300)
    configuration.statementTimeout = nil
    configuration.lockTimeout = nil
    admin = PostgresClient(configuration, logger: quietLogger)
  }

  /// The connection string for another database: in both forms, the last word on `dbname` counts.
  func url(of database: String) -> String {
    guard url.contains("://") else { return "\(url) dbname=\(database)" }
    return url + (url.contains("?") ? "&" : "?") + "dbname=\(database)"
  }

  /// The name of a database with the schema of `sql/migrations`, made by the first who asks.
  func template() async throws -> String {
    try await templates.value { try await SchemaTemplate(server: self).make() }
  }

  private static func serverURL() async throws -> String {
    let given = ProcessInfo.processInfo.environment["EXPO_TEST_DATABASE_URL"]
    if let given, !given.isEmpty { return given }
    let cluster = try await PrivateCluster.temporary(
      settings: ["max_connections": "500"], logger: quietLogger)
    return try await cluster.start()
  }
}
