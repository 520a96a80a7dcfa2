import CLibPQ

/// Where the server is and how long to wait for it.
public struct PostgresConfiguration: Sendable {
  /// What `pg_stat_activity` shows; at most 63 bytes count.
  public var applicationName: String?
  /// Sessions at most; LISTEN has one of its own on top.
  public var poolSize = 8
  /// For each host of the list; libpq counts whole seconds, 2 at least.
  public var connectTimeout: Duration = .seconds(5)
  /// After which the server ends a statement; nil leaves it to the server's settings.
  public var statementTimeout: Duration? = .seconds(60)
  /// After which a statement stops waiting for a lock; nil leaves it to the server's settings.
  public var lockTimeout: Duration? = .seconds(10)
  /// After which the server ends a session that stands idle in a transaction; nil leaves it to the
  /// server's settings.
  public var idleInTransactionTimeout: Duration? = .seconds(60)
  /// How long a task waits for a session of the pool.
  public var acquireTimeout: Duration = .seconds(10)
  /// After which a session is replaced; up to a tenth less, so that not all go at once.
  public var maxLifetime: Duration = .seconds(1800)
  /// The sessions' time zone, lest the text of a moment depend on the server's machine; nil leaves
  /// it alone.
  public var timeZone: String? = "UTC"
  /// False behind a pooler in transaction mode: no prepared statements, no settings at the start of
  /// a session; the time limits then go with each `BEGIN`.
  public var usesNamedStatements = true

  /// The settings of the connection string in order, as libpq parsed them.
  private var settings: [(name: String, value: String)]

  /// Reads a URL (`postgresql://…`) or `key=value` pairs; several hosts and Unix sockets are fine.
  ///
  /// What is not given comes from `PGHOST`, `PGPASSWORD` and their kin, as with every libpq
  /// program.
  ///
  /// - Throws: `PostgresError` of kind `misuse` that does not repeat the string, which may hold a
  ///   password.
  public init(url: String) throws(PostgresError) {
    settings = try Self.parse(url)
    applicationName = settings.last { $0.name == "application_name" }?.value
    if let seconds = settings.last(where: { $0.name == "connect_timeout" }).flatMap({
      Int($0.value)
    }) {
      connectTimeout = .seconds(seconds)
    }
  }

  /// The hosts, ports, user and database, without the password.
  public var target: String {
    let shown = ["host", "hostaddr", "port", "user", "dbname"]
    return settings.filter { shown.contains($0.name) }.map { "\($0.name)=\($0.value)" }
      .joined(separator: " ")
  }

  /// What `PQconnectdbParams` is given: ours where the string says nothing.
  var connectionParameters: [(name: String, value: String)] {
    var result = settings.filter { !Self.ours.contains($0.name) }
    let given = Set(result.map(\.name))
    let defaults = [
      ("keepalives", "1"), ("keepalives_idle", "2"), ("keepalives_interval", "1"),
      ("keepalives_count", "3"), ("tcp_user_timeout", "10000"),
    ]
    for (name, value) in defaults where !given.contains(name) { result.append((name, value)) }
    result.append(("client_encoding", "UTF8"))
    let seconds = (connectTimeout.wholeMilliseconds + 999) / 1000
    result.append(("connect_timeout", String(max(2, seconds))))
    if let applicationName { result.append(("application_name", applicationName)) }
    let options = startupOptions
    if !options.isEmpty { result.append(("options", options)) }
    return result
  }

  /// The time limits that `BEGIN` carries where sessions are shared with strangers.
  var transactionSettings: String {
    guard !usesNamedStatements else { return "" }
    return timeouts.map { "; set local \($0.name) = \($0.value)" }.joined()
  }

  private static let ours: Set = [
    "client_encoding", "connect_timeout", "application_name", "options",
  ]

  private var timeouts: [(name: String, value: Int64)] {
    [
      ("statement_timeout", statementTimeout), ("lock_timeout", lockTimeout),
      ("idle_in_transaction_session_timeout", idleInTransactionTimeout),
    ].compactMap { name, duration in duration.map { (name, max(0, $0.wholeMilliseconds)) } }
  }

  /// Ours first: the server lets the later win, so the string's own options do.
  private var startupOptions: String {
    var options: [String] = []
    if usesNamedStatements {
      options = timeouts.map { "-c \($0.name)=\($0.value)" }
      if let timeZone { options.append("-c TimeZone=\(Self.escaped(timeZone))") }
    }
    options += settings.filter { $0.name == "options" }.map(\.value)
    return options.joined(separator: " ")
  }

  /// The server splits options at spaces unless a backslash stands before.
  private static func escaped(_ option: String) -> String {
    option.map { $0 == " " || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
  }

  private static func parse(
    _ url: String
  ) throws(PostgresError) -> [(name: String, value: String)] {
    var reason: UnsafeMutablePointer<CChar>?
    guard !url.utf8.contains(0), let options = PQconninfoParse(url, &reason) else {
      let detail = ServerReport.trimmed(reason)
      if let reason { PQfreemem(reason) }
      throw PostgresError(
        .misuse, "the connection string cannot be read", facts: PostgresError.Facts(detail: detail))
    }
    defer { PQconninfoFree(options) }
    var settings: [(name: String, value: String)] = []
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val {
        settings.append((String(cString: keyword), String(cString: value)))
      }
      option += 1
    }
    return settings
  }
}
