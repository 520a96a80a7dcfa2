/// The five-character code of a PostgreSQL error (Appendix A of its manual).
public struct SQLState: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  /// The code, for example `23505`.
  public let rawValue: String

  /// Wraps a code as the server sent it.
  public init(rawValue: String) { self.rawValue = rawValue }

  private init(_ rawValue: String) { self.rawValue = rawValue }

  /// The first two characters: the class, for example `23` for integrity violations.
  public var classCode: String { String(rawValue.prefix(2)) }

  /// The code itself.
  public var description: String { rawValue }

  /// True for a failure that the same transaction, run again, may not meet: 40001 and 40P01.
  public var isRetryable: Bool { self == .serializationFailure || self == .deadlockDetected }

  /// True when the connection is gone or refused (08*, 57P*): the outcome of a running statement is
  /// unknown.
  ///
  /// Not 08P01, which the server also says of a malformed value on a connection that lives on.
  public var isConnectionFailure: Bool {
    (rawValue.hasPrefix("08") && rawValue != "08P01") || rawValue.hasPrefix("57P")
  }
}

extension SQLState {
  /// 0A000: not supported; also a prepared statement whose result type changed.
  public static let featureNotSupported = SQLState("0A000")
  /// 22001: a text is longer than its column.
  public static let stringTooLong = SQLState("22001")
  /// 22003: a number does not fit its type.
  public static let numericOutOfRange = SQLState("22003")
  /// 22021: a byte sequence is not text in the encoding.
  public static let characterNotInRepertoire = SQLState("22021")
  /// 22P02: a text is not a value of the type it is cast to.
  public static let invalidTextRepresentation = SQLState("22P02")
  /// 22P03: a binary value has not the length or shape of its type.
  public static let invalidBinaryRepresentation = SQLState("22P03")
  /// 23502: a column that must have a value got none.
  public static let notNullViolation = SQLState("23502")
  /// 23503: a reference points to no row, or a referenced row would go.
  public static let foreignKeyViolation = SQLState("23503")
  /// 23505: a key exists already.
  public static let uniqueViolation = SQLState("23505")
  /// 23514: a check constraint says no.
  public static let checkViolation = SQLState("23514")
  /// 23P01: an exclusion constraint says no, as for a table booked twice.
  public static let exclusionViolation = SQLState("23P01")
  /// 25006: a write in a read-only transaction, or on a standby.
  public static let readOnlyTransaction = SQLState("25006")
  /// 25P02: a statement after an error in the same transaction.
  public static let inFailedTransaction = SQLState("25P02")
  /// 25P03: the transaction stood idle for too long and its session was ended.
  public static let idleInTransactionTimeout = SQLState("25P03")
  /// 26000: the prepared statement does not exist.
  public static let invalidStatementName = SQLState("26000")
  /// 28000: this role may not log in this way.
  public static let invalidAuthorization = SQLState("28000")
  /// 28P01: the password is wrong.
  public static let invalidPassword = SQLState("28P01")
  /// 3D000: the database does not exist.
  public static let invalidCatalogName = SQLState("3D000")
  /// 40001: concurrent transactions cannot both be as if alone; run again.
  public static let serializationFailure = SQLState("40001")
  /// 40P01: a deadlock; run again.
  public static let deadlockDetected = SQLState("40P01")
  /// 42501: the role lacks the privilege.
  public static let insufficientPrivilege = SQLState("42501")
  /// 42601: the statement is not SQL.
  public static let syntaxError = SQLState("42601")
  /// 42703: no such column.
  public static let undefinedColumn = SQLState("42703")
  /// 42883: no such function or operator for these types.
  public static let undefinedFunction = SQLState("42883")
  /// 42P01: no such table.
  public static let undefinedTable = SQLState("42P01")
  /// 42P04: the database exists already.
  public static let duplicateDatabase = SQLState("42P04")
  /// 42P07: the table exists already.
  public static let duplicateTable = SQLState("42P07")
  /// 42P18: the type of a parameter cannot be told; write a cast.
  public static let indeterminateDatatype = SQLState("42P18")
  /// 53100: the server's disk is full.
  public static let diskFull = SQLState("53100")
  /// 53300: the server has no connection left.
  public static let tooManyConnections = SQLState("53300")
  /// 55006: the object is in use, as a database with sessions on it.
  public static let objectInUse = SQLState("55006")
  /// 55P03: a lock was not to be had (`NOWAIT` or `lock_timeout`).
  public static let lockNotAvailable = SQLState("55P03")
  /// 57014: the statement was cancelled or ran into `statement_timeout`.
  public static let queryCanceled = SQLState("57014")
  /// 57P01: an administrator ended the session.
  public static let adminShutdown = SQLState("57P01")
  /// 57P02: the server crashed and restarts.
  public static let crashShutdown = SQLState("57P02")
  /// 57P03: the server starts or stops and takes no connection.
  public static let cannotConnectNow = SQLState("57P03")
  /// P0001: `RAISE EXCEPTION` in a function.
  public static let raiseException = SQLState("P0001")
}
