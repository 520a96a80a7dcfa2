/// The members of an object, by name.
struct PlainJSONRecord<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let members: [(key: String, value: PlainJSON)]

  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { members.compactMap { Key(stringValue: $0.key) } }

  func contains(_ key: Key) -> Bool { find(key) != nil }

  private func find(_ key: Key) -> PlainJSON? {
    let name = key.stringValue
    for member in members where member.key == name { return member.value }
    return nil
  }

  private func value(_ key: Key) throws -> PlainJSON {
    guard let value = find(key) else { throw NotPlain() }
    return value
  }

  func decodeNil(forKey key: Key) throws -> Bool { try value(key).isNull }
  func decode(_: Bool.Type, forKey key: Key) throws -> Bool { try value(key).bool() }
  func decode(_: String.Type, forKey key: Key) throws -> String { try value(key).string() }
  func decode(_: Double.Type, forKey key: Key) throws -> Double { try value(key).fraction() }
  func decode(_: Int.Type, forKey key: Key) throws -> Int { try value(key).integer(Int.self) }
  func decode(_: Int32.Type, forKey key: Key) throws -> Int32 {
    try value(key).integer(Int32.self)
  }
  func decode(_: Int64.Type, forKey key: Key) throws -> Int64 {
    try value(key).integer(Int64.self)
  }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try value(key).decode(type)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try PlainJSONDecoder(value: try value(key)).container(keyedBy: type)
  }
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try PlainJSONDecoder(value: try value(key)).unkeyedContainer()
  }
  func superDecoder() throws -> any Decoder { throw NotPlain() }
  func superDecoder(forKey key: Key) throws -> any Decoder { throw NotPlain() }
}

/// The elements of an array, one after the other.
struct PlainJSONList: UnkeyedDecodingContainer {
  let elements: [PlainJSON]
  private(set) var currentIndex = 0

  init(elements: [PlainJSON]) { self.elements = elements }

  var codingPath: [any CodingKey] { [] }
  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex == elements.count }

  private mutating func next() throws -> PlainJSON {
    guard !isAtEnd else { throw NotPlain() }
    defer { currentIndex += 1 }
    return elements[currentIndex]
  }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, elements[currentIndex].isNull else { return false }
    currentIndex += 1
    return true
  }
  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try next().decode(type)
  }
  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try PlainJSONDecoder(value: next()).container(keyedBy: type)
  }
  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try PlainJSONDecoder(value: next()).unkeyedContainer()
  }
  mutating func superDecoder() throws -> any Decoder { throw NotPlain() }
}

/// One value by itself.
struct PlainJSONValue: SingleValueDecodingContainer {
  let value: PlainJSON

  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { value.isNull }
  func decode(_: Bool.Type) throws -> Bool { try value.bool() }
  func decode(_: String.Type) throws -> String { try value.string() }
  func decode(_: Double.Type) throws -> Double { try value.fraction() }
  func decode(_: Float.Type) throws -> Float { throw NotPlain() }
  func decode(_ type: Int.Type) throws -> Int { try value.integer(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try value.integer(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try value.integer(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try value.integer(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try value.integer(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try value.integer(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try value.integer(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try value.integer(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try value.integer(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try value.integer(type) }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try value.decode(type) }
}
