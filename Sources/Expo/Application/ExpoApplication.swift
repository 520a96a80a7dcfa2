import Cluster
import Foundation
import Jobs
public import Logging
import Postgres

/// The composition root: every slice over one pool of connections.
public struct ExpoApplication: Sendable {
  /// The database, the caller and the clock.
  public let context: Context
  let logger: Logger

  /// Composes the slices over a context.
  public init(context: Context, logger: Logger) {
    self.context = context
    self.logger = logger
  }

  /// Opens the database that is configured, starting the private cluster where none is, and makes sure
  /// that its schema is the one this program knows.
  ///
  /// - Parameters:
  ///   - configuration: Which database.
  ///   - actor: Who is calling.
  ///   - name: How the sessions are named on the server, with how many of them there may be.
  ///   - poolSize: How many connections there may be at once.
  /// - Throws: `ExpoFailure` once it has gone through `Failure.of`.
  public static func open(
    _ configuration: Configuration, as actor: Actor, name: String = "expoctl", poolSize: Int = 4,
    logger: Logger
  ) async throws -> ExpoApplication {
    let url = try await DatabaseAdministration(configuration, logger: logger).start()
    var database = try database(at: url)
    database.applicationName = name
    database.poolSize = poolSize
    let client = PostgresClient(database, logger: logger)
    do {
      try await Migrator(directory: try configuration.migrationsFolder())
        .requireCurrent(on: client)
    } catch {
      await client.close()
      throw error
    }
    // As OpenTelemetry hands it to programs; what is no trace context is none.
    let trace = ProcessInfo.processInfo.environment["TRACEPARENT"].flatMap(TraceContext.init)
    return ExpoApplication(
      context: Context(database: client, actor: actor, traceparent: trace?.description),
      logger: logger)
  }

  static func database(at url: String) throws -> PostgresConfiguration {
    var configuration = try PostgresConfiguration(url: url)
    configuration.statementTimeout = .seconds(300)
    return configuration
  }

  /// Gives the connections back.
  public func close() async { await context.database.close() }

  /// The expos.
  public var editions: Editions { Editions(context: context) }
  /// The delegations of an expo.
  public var delegations: Delegations { Delegations(context: context) }
  /// The firms of an expo.
  public var enterprises: Enterprises { Enterprises(context: context) }
  /// Who takes part, and how far each registration has come.
  public var participations: Participations { Participations(context: context) }
  /// The people of an expo.
  public var people: People { People(context: context) }
  /// When firms and interpreters cannot meet.
  public var absences: Absences { Absences(context: context) }
  /// When halls and tables may not be used.
  public var closures: Closures { Closures(context: context) }
  /// Files in.
  public var imports: Imports { Imports(context: context, kinds: ImportTable.kinds) }
  /// The record of every write.
  public var audit: Audit { Audit(context: context) }
  /// The queue.
  public var jobs: JobDesk { JobDesk(context: context) }
}
