extension Double: PostgresEncodable, PostgresDecodable {
  /// `float8`.
  public static var postgresType: PostgresType { .float8 }

  /// Appends eight bytes.
  public func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    bytes.append(bigEndian: bitPattern)
  }

  /// Reads `float8` or `float4`; `numeric` wants `Decimal` or a cast, since a binary fraction would
  /// round it.
  public static func decode(_ cell: PostgresCell) throws(PostgresError) -> Double {
    let bytes = try cell.value(for: Double.self)
    switch (cell.oid, bytes.count) {
    case (701, 8): return Double(bitPattern: UInt64(bigEndianAt: 0, in: bytes))
    case (700, 4): return Double(Float(bitPattern: UInt32(bigEndianAt: 0, in: bytes)))
    default: throw cell.mismatch(Double.self)
    }
  }
}
