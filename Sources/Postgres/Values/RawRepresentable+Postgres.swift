extension RawRepresentable where Self: PostgresEncodable, RawValue: PostgresEncodable {
  /// The raw value's type.
  public static var postgresType: PostgresType { RawValue.postgresType }

  /// Appends the raw value.
  public func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    try rawValue.encode(into: &bytes)
  }
}

extension RawRepresentable where Self: PostgresDecodable, RawValue: PostgresDecodable {
  /// Reads the raw value and refuses one that no case has.
  public static func decode(_ cell: PostgresCell) throws(PostgresError) -> Self {
    guard let value = Self(rawValue: try RawValue.decode(cell)) else {
      throw cell.failure("holds a value that no \(Self.self) has")
    }
    return value
  }
}
