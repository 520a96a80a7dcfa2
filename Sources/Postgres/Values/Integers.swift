/// Integers are written as `int2`, `int4`, `int8` by their width and read from any of the three if
/// they fit.
protocol PostgresInteger: PostgresEncodable, PostgresDecodable, FixedWidthInteger {}

extension PostgresInteger {
  static func decodeInteger(_ cell: PostgresCell) throws(PostgresError) -> Self {
    let bytes = try cell.value(for: Self.self)
    let wide: Int64
    switch (cell.oid, bytes.count) {
    case (20, 8): wide = Int64(bigEndianAt: 0, in: bytes)
    case (23, 4): wide = Int64(Int32(bigEndianAt: 0, in: bytes))
    case (21, 2): wide = Int64(Int16(bigEndianAt: 0, in: bytes))
    case (26, 4): wide = Int64(UInt32(bigEndianAt: 0, in: bytes))
    default: throw cell.mismatch(Self.self)
    }
    guard let value = Self(exactly: wide) else {
      throw cell.failure("holds a number out of the range of \(Self.self)")
    }
    return value
  }
}

extension Int16: PostgresInteger {
  /// `int2`.
  public static var postgresType: PostgresType { .int2 }
  /// Appends two bytes.
  public func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    bytes.append(bigEndian: self)
  }
  /// Reads `int2`, `int4` or `int8` that fits.
  public static func decode(_ cell: PostgresCell) throws(PostgresError) -> Int16 {
    try decodeInteger(cell)
  }
}

extension Int32: PostgresInteger {
  /// `int4`.
  public static var postgresType: PostgresType { .int4 }
  /// Appends four bytes.
  public func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    bytes.append(bigEndian: self)
  }
  /// Reads `int2`, `int4` or `int8` that fits.
  public static func decode(_ cell: PostgresCell) throws(PostgresError) -> Int32 {
    try decodeInteger(cell)
  }
}

extension Int64: PostgresInteger {
  /// `int8`.
  public static var postgresType: PostgresType { .int8 }
  /// Appends eight bytes.
  public func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    bytes.append(bigEndian: self)
  }
  /// Reads `int2`, `int4` or `int8`.
  public static func decode(_ cell: PostgresCell) throws(PostgresError) -> Int64 {
    try decodeInteger(cell)
  }
}

extension Int: PostgresInteger {
  /// `int8`.
  public static var postgresType: PostgresType { .int8 }
  /// Appends eight bytes.
  public func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    bytes.append(bigEndian: Int64(self))
  }
  /// Reads `int2`, `int4` or `int8`.
  public static func decode(_ cell: PostgresCell) throws(PostgresError) -> Int {
    try decodeInteger(cell)
  }
}
