import FoundationEssentials

/// A value kept in a `jsonb` column by its `Codable` form; dates are ISO 8601 texts, keys are
/// sorted.
public struct JSON<Value: Sendable>: Sendable {
  /// The value itself.
  public var value: Value

  /// Wraps a value to be bound.
  public init(_ value: Value) { self.value = value }
}

extension JSON: Equatable where Value: Equatable {}
extension JSON: Hashable where Value: Hashable {}

extension JSON: PostgresArrayEncodable, PostgresEncodable where Value: Encodable {
  /// `jsonb`.
  public static var postgresType: PostgresType { .jsonb }

  /// Appends the version byte and the text.
  public func encode(into bytes: inout [UInt8]) throws(PostgresError) {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    bytes.append(1)
    do {
      bytes.append(contentsOf: try encoder.encode(value))
    } catch {
      throw PostgresError(
        .misuse, "a \(Value.self) cannot be written as JSON",
        facts: PostgresError.Facts(detail: String(reflecting: error)))
    }
  }
}

extension JSON: PostgresArrayDecodable, PostgresDecodable where Value: Decodable {
  /// Reads `jsonb` or `json`.
  public static func decode(_ cell: PostgresCell) throws(PostgresError) -> JSON {
    var bytes = try cell.value(for: JSON.self)
    switch cell.oid {
    case PostgresType.json.oid: break
    case PostgresType.jsonb.oid where bytes.first == 1:
      bytes = UnsafeRawBufferPointer(rebasing: bytes[1...])
    default: throw cell.mismatch(JSON.self)
    }
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    do {
      return JSON(try decoder.decode(Value.self, from: Data(bytes)))
    } catch {
      throw PostgresError(
        .decode, "column \(cell.column) holds JSON that is no \(Value.self)",
        facts: PostgresError.Facts(detail: String(reflecting: error), column: cell.column))
    }
  }
}
