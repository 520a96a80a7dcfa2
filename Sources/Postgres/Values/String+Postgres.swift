import FoundationEssentials

extension String: PostgresEncodable, PostgresDecodable {
  /// Text; as a parameter its type is inferred, so that it binds to text, uuid, numeric or an enum
  /// alike.
  public static var postgresType: PostgresType { .text }

  /// Appends the UTF-8 bytes; a NUL character is refused, as the server would.
  public func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    let start = bytes.count
    bytes.append(contentsOf: utf8)
    guard !bytes[start...].contains(0) else {
      throw PostgresError(.misuse, "a text holds a NUL character, which PostgreSQL cannot store")
    }
  }

  /// Reads text of any kind: `text`, `varchar`, `name`, enums, `json`, `jsonb`, and a `date` as
  /// `2014-06-30`.
  public static func decode(_ cell: PostgresCell) throws(PostgresError) -> String {
    let bytes = try cell.value(for: String.self)
    switch cell.oid {
    // The server vouches for these: the session's encoding is UTF-8.
    case 25, 1043, 1042, 19, 114: return String(decoding: bytes, as: UTF8.self)
    case PostgresType.jsonb.oid:
      guard bytes.first == 1 else { throw cell.mismatch(String.self) }
      return String(decoding: bytes.dropFirst(), as: UTF8.self)
    case PostgresType.date.oid:
      guard bytes.count == 4 else { throw cell.mismatch(String.self) }
      return CivilDate.text(daysSince2000: Int32(bigEndianAt: 0, in: bytes))
    case PostgresType.uuid.oid: return try UUID.decode(cell).uuidString.lowercased()
    case let oid where PostgresType.binaryOnly.contains(oid): throw cell.mismatch(String.self)
    default: return try utf8(bytes, cell)
    }
  }

  private static func utf8(
    _ bytes: UnsafeRawBufferPointer, _ cell: PostgresCell
  ) throws(PostgresError) -> String {
    // No text holds a NUL byte, but the binary form of an array or a range does.
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw cell.mismatch(String.self)
    }
    return text
  }
}
