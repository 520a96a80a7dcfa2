extension Optional: PostgresArrayEncodable, PostgresEncodable where Wrapped: PostgresEncodable {
  /// The wrapped value's type.
  public static var postgresType: PostgresType { Wrapped.postgresType }

  /// True for nil.
  public var isPostgresNull: Bool {
    switch self {
    case .none: true
    case .some(let wrapped): wrapped.isPostgresNull
    }
  }

  /// Appends the wrapped value.
  public func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    if case .some(let wrapped) = self { try wrapped.encode(into: &bytes) }
  }
}

extension Optional: PostgresArrayDecodable, PostgresDecodable where Wrapped: PostgresDecodable {
  /// Reads NULL as nil, anything else as the wrapped type.
  public static func decode(_ cell: PostgresCell) throws(PostgresError) -> Wrapped? {
    cell.bytes == nil ? nil : try Wrapped.decode(cell)
  }
}
