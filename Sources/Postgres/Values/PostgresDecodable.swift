/// A value that can be read from one field of a row in PostgreSQL's binary format.
public protocol PostgresDecodable: PostgresArrayDecodable {
  /// Reads the field.
  ///
  /// - Throws: `PostgresError` of kind `decode` when the field is NULL, of another type or out of
  ///   range.
  static func decode(_ cell: PostgresCell) throws(PostgresError) -> Self
}

/// A value that can be read as an element of an array.
///
/// Every `PostgresDecodable` is one; `UInt8` is the only one that is not, because `[UInt8]` is
/// `bytea`.
public protocol PostgresArrayDecodable {
  /// Reads the whole array.
  static func decodeArray(_ cell: PostgresCell) throws(PostgresError) -> [Self]
}
