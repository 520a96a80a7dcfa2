public import FoundationEssentials

extension UUID: PostgresEncodable, PostgresDecodable {
  /// `uuid`.
  public static var postgresType: PostgresType { .uuid }

  /// Appends sixteen bytes.
  public func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    Swift.withUnsafeBytes(of: uuid) { bytes.append(contentsOf: $0) }
  }

  /// Reads `uuid`.
  public static func decode(_ cell: PostgresCell) throws(PostgresError) -> UUID {
    guard cell.oid == PostgresType.uuid.oid else { throw cell.mismatch(UUID.self) }
    return UUID(uuid: try cell.value(for: UUID.self, length: 16).loadUnaligned(as: uuid_t.self))
  }
}
