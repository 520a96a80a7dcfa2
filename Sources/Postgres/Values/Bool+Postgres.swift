extension Bool: PostgresEncodable, PostgresDecodable {
  /// `bool`.
  public static var postgresType: PostgresType { .bool }

  /// Appends one byte.
  public func encode(into bytes: inout [UInt8]) throws(PostgresError) { bytes.append(self ? 1 : 0) }

  /// Reads `bool`.
  public static func decode(_ cell: PostgresCell) throws(PostgresError) -> Bool {
    guard cell.oid == PostgresType.bool.oid else { throw cell.mismatch(Bool.self) }
    return try cell.value(for: Bool.self, length: 1)[0] != 0
  }
}
