/// What went wrong between a statement and its rows.
///
/// `description` is fit for logs: it holds no bound value and no detail. `debugDescription` and the
/// single properties tell all and may hold data of persons. A cancelled task gets
/// `CancellationError` instead.
public struct PostgresError: Error, Sendable {
  /// Who failed.
  public enum Kind: String, Sendable {
    /// The server refused the statement; `sqlState` says why.
    case server
    /// No session could be opened; nothing was executed.
    case connectFailed
    /// The session ended under a statement; whether it took effect is unknown.
    case connectionLost
    /// All sessions were busy for the whole acquire timeout; nothing was executed.
    case poolTimeout
    /// A value of the result is not of the type asked for.
    case decode
    /// The call cannot be right: a value that cannot be sent, a transaction used after its end.
    case misuse
    /// The client was closed; nothing was executed.
    case closed
  }

  /// Where the server's report points to.
  struct Facts: Sendable {
    var sqlState: SQLState?
    var detail: String?
    var hint: String?
    var context: String?
    var constraint: String?
    var table: String?
    var column: String?
    var statement: String?
  }

  /// One pointer wide, so that typed throws stay cheap.
  private final class Storage: Sendable {
    let kind: Kind
    let message: String
    let facts: Facts

    init(kind: Kind, message: String, facts: Facts) {
      self.kind = kind
      self.message = message
      self.facts = facts
    }
  }

  private let storage: Storage

  init(_ kind: Kind, _ message: String, facts: Facts = Facts()) {
    storage = Storage(kind: kind, message: message, facts: facts)
  }

  var facts: Facts { storage.facts }

  /// Who failed.
  public var kind: Kind { storage.kind }
  /// The server's code; nil when the server did not speak.
  public var sqlState: SQLState? { storage.facts.sqlState }
  /// The primary message; may quote a value. For logs use `description`.
  public var message: String { storage.message }
  /// The server's detail; for a violated key it holds the key's values.
  public var detail: String? { storage.facts.detail }
  /// The server's advice.
  public var hint: String? { storage.facts.hint }
  /// Where in functions, triggers or a COPY the error arose; may quote values.
  public var context: String? { storage.facts.context }
  /// The violated constraint.
  public var constraint: String? { storage.facts.constraint }
  /// The table the error is about.
  public var table: String? { storage.facts.table }
  /// The column the error is about.
  public var column: String? { storage.facts.column }
  /// The text of the statement, without bound values.
  public var statement: String? { storage.facts.statement }

  /// True when the same transaction, run again, may succeed (40001, 40P01).
  public var isRetryable: Bool { sqlState?.isRetryable ?? false }

  /// True when there is no connection (any more): after `connectionLost` the outcome is unknown.
  public var isConnectionFailure: Bool {
    kind == .connectFailed || kind == .connectionLost || sqlState?.isConnectionFailure ?? false
  }
}

extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
  /// Classes whose primary message names objects, never values.
  private static let plainClasses: Set<String> = [
    "08", "0A", "23", "25", "26", "28", "3D", "40", "42", "53", "54", "55", "57", "58", "XX",
  ]

  /// Kind, code, message, constraint, table and column, without any bound value.
  public var description: String {
    var text = "PostgresError \(kind.rawValue)"
    if let sqlState { text += " \(sqlState)" }
    // Class 22 and raised exceptions quote the offending value in the message itself.
    if sqlState.map({ Self.plainClasses.contains($0.classCode) }) ?? true { text += ": \(message)" }
    let places = [("constraint", constraint), ("table", table), ("column", column)]
    for case (let name, let value?) in places { text += " [\(name) \(value)]" }
    return text
  }

  /// Everything known, bound values included: not for logs.
  public var debugDescription: String {
    var text = "PostgresError \(kind.rawValue)"
    if let sqlState { text += " \(sqlState)" }
    text += ": \(message)"
    let places = [
      ("detail", detail), ("hint", hint), ("constraint", constraint), ("table", table),
      ("column", column), ("context", context), ("statement", statement),
    ]
    for case (let name, let value?) in places { text += "\n  \(name): \(value)" }
    return text
  }
}
