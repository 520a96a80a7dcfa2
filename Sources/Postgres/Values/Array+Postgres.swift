extension Array: PostgresArrayEncodable, PostgresEncodable where Element: PostgresArrayEncodable {
  /// The array type over the element's, or `bytea` for bytes.
  public static var postgresType: PostgresType { Element.postgresArrayType }

  /// Appends a one-dimensional array, or the bytes of `bytea`.
  public func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    try Element.encodeArray(self, into: &bytes)
  }
}

extension Array: PostgresArrayDecodable, PostgresDecodable where Element: PostgresArrayDecodable {
  /// Reads a one-dimensional array, or `bytea` for bytes.
  public static func decode(_ cell: PostgresCell) throws(PostgresError) -> [Element] {
    try Element.decodeArray(cell)
  }
}

extension PostgresEncodable {
  /// The array type over this one.
  public static var postgresArrayType: PostgresType {
    PostgresType(oid: postgresType.arrayOID, arrayOID: 0)
  }

  /// Appends dimensions, NULL flag, element type, and each element with its length.
  public static func encodeArray(
    _ values: [Self], into bytes: inout [UInt8]
  ) throws(PostgresError) {
    guard postgresType.arrayOID != 0, let count = Int32(exactly: values.count) else {
      throw PostgresError(.misuse, "an array of \(Self.self) cannot be sent")
    }
    bytes.append(bigEndian: Int32(count == 0 ? 0 : 1))
    bytes.append(bigEndian: Int32(values.contains { $0.isPostgresNull } ? 1 : 0))
    bytes.append(bigEndian: postgresType.oid)
    guard count > 0 else { return }
    bytes.append(bigEndian: count)
    bytes.append(bigEndian: Int32(1))
    for value in values { try bytes.appendField(value) }
  }
}

extension PostgresDecodable {
  /// Reads a one-dimensional array element by element.
  public static func decodeArray(_ cell: PostgresCell) throws(PostgresError) -> [Self] {
    let bytes = try cell.value(for: [Self].self)
    guard bytes.count >= 12 else { throw cell.mismatch([Self].self) }
    let dimensions = Int32(bigEndianAt: 0, in: bytes)
    let elementOID = UInt32(bigEndianAt: 8, in: bytes)
    guard dimensions != 0 else { return [] }
    guard dimensions == 1, bytes.count >= 20 else { throw cell.mismatch([Self].self) }
    let count = Int(Int32(bigEndianAt: 12, in: bytes))
    var values: [Self] = []
    values.reserveCapacity(Swift.min(Swift.max(0, count), bytes.count / 4))
    var offset = 20
    for _ in 0..<Swift.max(0, count) {
      let field = try element(at: &offset, of: bytes, in: cell)
      values.append(
        try decode(cell.element(field, oid: elementOID)))
    }
    return values
  }

  private static func element(
    at offset: inout Int, of bytes: UnsafeRawBufferPointer, in cell: PostgresCell
  ) throws(PostgresError) -> UnsafeRawBufferPointer? {
    guard offset + 4 <= bytes.count else { throw cell.mismatch([Self].self) }
    let length = Int(Int32(bigEndianAt: offset, in: bytes))
    offset += 4
    guard length >= 0 else { return nil }
    guard offset + length <= bytes.count else { throw cell.mismatch([Self].self) }
    defer { offset += length }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
  }
}
