import Logging
import Postgres
import TestSupport
import Testing

extension ScratchDatabase {
  /// The connection string with other settings; in both forms the last word on each counts.
  func url(with settings: [(name: String, value: String)]) -> String {
    guard url.contains("://") else {
      return url + settings.map { " \($0.name)=\($0.value)" }.joined()
    }
    let pairs = settings.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
    return url + (url.contains("?") ? "&" : "?") + pairs
  }

  /// A second client on the database, closed at the end.
  func withClient<T>(
    _ change: (inout PostgresConfiguration) -> Void = { _ in },
    logger: Logger = quietLogger,
    _ body: (PostgresClient) async throws -> sending T
  ) async throws -> sending T {
    var configuration = try PostgresConfiguration(url: url)
    change(&configuration)
    let client = PostgresClient(configuration, logger: logger)
    let value: T
    do {
      value = try await body(client)
    } catch {
      await client.close()
      throw error
    }
    await client.close()
    return value
  }
}

extension PostgresClient {
  /// The server's process behind the session that comes next out of the pool.
  func processID() async throws -> Int {
    try await first("select pg_backend_pid()")?.decode(Int.self) ?? 0
  }

  /// Ends the sessions, waits until the server has none of them left, and returns how many there
  /// were.
  @discardableResult
  func kill(_ processes: [Int]) async throws -> Int {
    let killed = try await first(
      """
      select count(*) filter (where pg_terminate_backend(pid::int))
      from unnest(\(processes)) as pid
      """)
    try await eventually("the sessions do not end") {
      try await first(
        "select count(*) from pg_stat_activity where pid = any(\(processes))")?
        .decode(Int.self) == 0
    }
    return try killed?.decode(Int.self) ?? 0
  }
}
