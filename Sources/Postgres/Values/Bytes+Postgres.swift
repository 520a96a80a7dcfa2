/// `[UInt8]` is `bytea`, not an array of numbers.
extension UInt8: PostgresArrayEncodable, PostgresArrayDecodable {
  /// `bytea`.
  public static var postgresArrayType: PostgresType { .bytea }

  /// Appends the bytes as they are.
  public static func encodeArray(
    _ values: [UInt8], into bytes: inout [UInt8]
  ) throws(PostgresError) {
    bytes.append(contentsOf: values)
  }

  /// Reads `bytea`.
  public static func decodeArray(_ cell: PostgresCell) throws(PostgresError) -> [UInt8] {
    guard cell.oid == PostgresType.bytea.oid else { throw cell.mismatch([UInt8].self) }
    return [UInt8](try cell.value(for: [UInt8].self))
  }
}
