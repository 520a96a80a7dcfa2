/// A value that can be bound to a statement or written by COPY, in PostgreSQL's binary format.
public protocol PostgresEncodable: PostgresArrayEncodable {
  /// The type the server is told.
  static var postgresType: PostgresType { get }

  /// True for NULL; `encode` is then not called.
  var isPostgresNull: Bool { get }

  /// Appends the binary form, big-endian, without a length.
  ///
  /// - Throws: `PostgresError` of kind `misuse` when the value has no form in the database.
  func encode(into bytes: inout [UInt8]) throws(PostgresError)
}

extension PostgresEncodable {
  /// False: only optionals can be NULL.
  public var isPostgresNull: Bool { false }
}

/// A value that can stand in an array bound to a statement.
///
/// Every `PostgresEncodable` is one; `UInt8` is the only one that is not, because `[UInt8]` is
/// `bytea`.
public protocol PostgresArrayEncodable: Sendable {
  /// The type of the array as the server is told.
  static var postgresArrayType: PostgresType { get }

  /// Appends the binary form of the whole array.
  static func encodeArray(_ values: [Self], into bytes: inout [UInt8]) throws(PostgresError)
}
