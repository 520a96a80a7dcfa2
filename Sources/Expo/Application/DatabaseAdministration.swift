import Cluster
public import Logging
import Postgres

/// What an administrator does to the database itself.
public struct DatabaseAdministration: Sendable {
  private let configuration: Configuration
  private let logger: Logger

  /// Opens the administration of what the configuration names.
  public init(_ configuration: Configuration, logger: Logger) {
    self.configuration = configuration
    self.logger = logger
  }

  private var cluster: PrivateCluster {
    PrivateCluster(directory: configuration.home + "/postgres", logger: logger)
  }

  /// Starts the private cluster, making it first if there is none, and gives the URL to reach it.
  ///
  /// With a configured server it gives that server's URL and starts nothing.
  public func start() async throws -> String {
    if let url = configuration.databaseURL { return url }
    return try await cluster.start()
  }

  /// Stops the private cluster; tells whether there was one to stop.
  /// - Throws: `AdministrationError.notOurs` with a configured server.
  public func stop() async throws -> Bool {
    if configuration.databaseURL != nil { throw AdministrationError.notOurs }
    guard case .running = try await cluster.status() else { return false }
    try await cluster.stop()
    return true
  }

  /// Applies the migrations that are missing and gives their names, or only names them.
  public func migrate(isDryRun: Bool = false) async throws -> [String] {
    let migrator = Migrator(directory: try configuration.migrationsFolder())
    return try await withClient { client in
      let migrations =
        isDryRun ? try await migrator.plan(on: client) : try await migrator.apply(on: client)
      return migrations.map(\.name)
    }
  }

  /// What state server and schema are in; a private cluster that stands still is not started.
  public func status() async throws -> DatabaseStatus {
    var server = "configured"
    if configuration.databaseURL == nil {
      switch try await cluster.status() {
      case .notCreated: return DatabaseStatus(server: "private", state: "not created")
      case .stopped: return DatabaseStatus(server: "private", state: "stopped")
      case .running: server = "private"
      }
    }
    let migrator = Migrator(directory: try configuration.migrationsFolder())
    return try await withClient { client in
      let row = try await client.query(
        """
        /* Administration.status */ select current_setting('server_version') as version,
          current_database()::text as name
        """)[0]
      let schema = try await migrator.status(on: client)
      return DatabaseStatus(
        server: server, state: "running", version: try row.decode("version"),
        database: try row.decode("name"), schema: schema.databaseVersion,
        program: schema.filesVersion, pending: schema.pending.map(\.name))
    }
  }

  private func withClient<T: Sendable>(
    _ body: (PostgresClient) async throws -> T
  ) async throws -> T {
    let client = PostgresClient(
      try ExpoApplication.database(at: try await start()), logger: logger)
    do {
      let result = try await body(client)
      await client.close()
      return result
    } catch {
      await client.close()
      throw error
    }
  }
}

/// What state the database is in.
public struct DatabaseStatus: Sendable, Codable {
  /// `private` or `configured`.
  public var server: String
  /// `not created`, `stopped` or `running`.
  public var state: String
  /// The server's version.
  public var version: String?
  /// The name of the database.
  public var database: String?
  /// The schema version of the database.
  public var schema: Int?
  /// The schema version the program needs.
  public var program: Int?
  /// The migrations that are missing.
  public var pending: [String] = []
}

/// What an administrator cannot do.
public enum AdministrationError: ExpoFailure {
  /// The server was configured by `EXPO_DATABASE_URL`: it is not ours to stop.
  case notOurs

  /// Stable, for programs.
  public var code: String { "database.not_ours" }
  /// What sort of failure it is.
  public var kind: FailureKind { .conflict }
  /// One sentence that names the offending value.
  public var message: String { "the server named by EXPO_DATABASE_URL is not ours to stop" }
}
