import Foundation

/// Makes payloads of plain JSON, several times as fast as `JSONDecoder`, whose fixed costs are more than
/// those of a quick job. Whatever is not plain, fits no type or does not decode is an error without a
/// reason: `JSONDecoder` is asked then.
struct PlainJSONDecoder: Decoder {
  let value: PlainJSON

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// Nil where `JSONDecoder` is to be asked.
  static func decode<Value: Decodable>(_ type: Value.Type, from text: String) -> Value? {
    guard let value = PlainJSON(text) else { return nil }
    do { return try value.decode(type) } catch { return nil }
  }

  func container<Key: CodingKey>(keyedBy: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let members) = value else { throw NotPlain() }
    return KeyedDecodingContainer(PlainJSONRecord<Key>(members: members))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let elements) = value else { throw NotPlain() }
    return PlainJSONList(elements: elements)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    PlainJSONValue(value: value)
  }
}

/// Ask `JSONDecoder`.
struct NotPlain: Error {}

extension PlainJSON {
  /// As `JobCoding` has it: dates as seconds since 1970.
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if type == Int.self || type == Int64.self { return try cast(integer(Int64.self)) }
    if type == Date.self { return try cast(Date(timeIntervalSince1970: fraction())) }
    // What JSONDecoder reads in ways of its own.
    if type == Data.self || type == URL.self || type == Decimal.self { throw NotPlain() }
    return try Value(from: PlainJSONDecoder(value: self))
  }

  private func cast<Source, Value: Decodable>(_ source: Source) throws -> Value {
    if let value = source as? Value { return value }
    return try Value(from: PlainJSONDecoder(value: self))
  }

  func integer<Value: FixedWidthInteger>(_ type: Value.Type) throws -> Value {
    guard case .integer(let wide) = self, let value = Value(exactly: wide) else { throw NotPlain() }
    return value
  }

  func fraction() throws -> Double {
    switch self {
    case .fraction(let value): return value
    case .integer(let whole):
      guard let value = Double(exactly: whole) else { throw NotPlain() }
      return value
    default: throw NotPlain()
    }
  }

  func bool() throws -> Bool {
    guard case .bool(let value) = self else { throw NotPlain() }
    return value
  }

  func string() throws -> String {
    guard case .string(let value) = self else { throw NotPlain() }
    return value
  }

  var isNull: Bool {
    if case .null = self { true } else { false }
  }
}
