import CLibPQ

/// Turns libpq's view of a failure into a `PostgresError`.
enum ServerReport {
  /// The error of a result; `lost` when the connection is gone with it.
  static func error(
    of result: OpaquePointer, on connection: OpaquePointer, statement: String?
  ) -> PostgresError {
    // A fatal error stands before the end of the stream, which may not have been read yet.
    let isFatal = ["FATAL", "PANIC"].contains(field(result, .severity))
    let lost = isFatal || PQstatus(connection) == CONNECTION_BAD
    var facts = PostgresError.Facts(statement: statement)
    facts.sqlState = field(result, .sqlState).map(SQLState.init(rawValue:))
    facts.detail = field(result, .detail)
    facts.hint = field(result, .hint)
    facts.context = field(result, .context)
    facts.constraint = field(result, .constraint)
    facts.table = field(result, .table)
    facts.column = field(result, .column)
    let message =
      field(result, .message) ?? trimmed(PQresultErrorMessage(result))
    return PostgresError(lost ? .connectionLost : .server, message, facts: facts)
  }

  /// The error of the connection itself, when there is no result.
  static func error(on connection: OpaquePointer, statement: String?) -> PostgresError {
    let lost = PQstatus(connection) == CONNECTION_BAD
    return PostgresError(
      lost ? .connectionLost : .misuse, trimmed(PQerrorMessage(connection)),
      facts: PostgresError.Facts(statement: statement))
  }

  /// The parts of a server message by the letters of the protocol; the C header's macros do not
  /// reach Swift.
  enum Field: Unicode.Scalar {
    case severity = "V"
    case sqlState = "C"
    case message = "M"
    case detail = "D"
    case hint = "H"
    case context = "W"
    case constraint = "n"
    case table = "t"
    case column = "c"
  }

  /// One part of a server message, nil when it was not sent.
  static func field(_ result: OpaquePointer, _ field: Field) -> String? {
    PQresultErrorField(result, Int32(field.rawValue.value)).map { String(cString: $0) }
  }

  static func trimmed(_ text: UnsafePointer<CChar>?) -> String {
    guard let text else { return "" }
    var message = Substring(String(cString: text))
    while let last = message.last, last.isWhitespace { message.removeLast() }
    return String(message)
  }
}
