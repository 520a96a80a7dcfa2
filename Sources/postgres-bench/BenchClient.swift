import Logging
import Postgres

/// A client as a program would set it up, with sessions enough.
func benchClient(url: String, sessions: Int) throws -> PostgresClient {
  var configuration = try PostgresConfiguration(url: url)
  configuration.applicationName = "postgres-bench"
  configuration.poolSize = sessions
  configuration.statementTimeout = nil
  return PostgresClient(
    configuration, logger: Logger(label: "postgres-bench") { _ in SwiftLogNoOpLogHandler() })
}
