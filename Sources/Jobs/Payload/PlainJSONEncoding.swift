/// The members of an object, one written after the other.
struct PlainJSONObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let text: PlainJSONText

  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) throws {
    try text.begin(key.stringValue)
    text.writeNull()
  }
  func encode(_ value: Bool, forKey key: Key) throws {
    try text.begin(key.stringValue)
    text.write(bool: value)
  }
  func encode(_ value: String, forKey key: Key) throws {
    try text.begin(key.stringValue)
    try text.write(string: value)
  }
  func encode(_ value: Int, forKey key: Key) throws {
    try text.begin(key.stringValue)
    text.write(integer: value)
  }
  func encode(_ value: Int32, forKey key: Key) throws {
    try text.begin(key.stringValue)
    text.write(integer: value)
  }
  func encode(_ value: Int64, forKey key: Key) throws {
    try text.begin(key.stringValue)
    text.write(integer: value)
  }
  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    try text.begin(key.stringValue)
    try text.write(value)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy: Nested.Type, forKey: Key
  ) -> KeyedEncodingContainer<Nested> {
    _ = text.unusual()
    return KeyedEncodingContainer(PlainJSONObject<Nested>(text: PlainJSONText()))
  }
  func nestedUnkeyedContainer(forKey: Key) -> any UnkeyedEncodingContainer {
    _ = text.unusual()
    return PlainJSONArray(text: PlainJSONText())
  }
  func superEncoder() -> any Encoder {
    _ = text.unusual()
    return PlainJSONEncoder(text: PlainJSONText())
  }
  func superEncoder(forKey: Key) -> any Encoder { superEncoder() }
}

/// The elements of an array, one written after the other.
struct PlainJSONArray: UnkeyedEncodingContainer {
  let text: PlainJSONText

  var codingPath: [any CodingKey] { [] }
  var count: Int { text.count }

  func encodeNil() throws {
    try text.beginElement()
    text.writeNull()
  }
  func encode<Value: Encodable>(_ value: Value) throws {
    try text.beginElement()
    try text.write(value)
  }

  func nestedContainer<Nested: CodingKey>(keyedBy: Nested.Type) -> KeyedEncodingContainer<Nested> {
    _ = text.unusual()
    return KeyedEncodingContainer(PlainJSONObject<Nested>(text: PlainJSONText()))
  }
  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    _ = text.unusual()
    return PlainJSONArray(text: PlainJSONText())
  }
  func superEncoder() -> any Encoder {
    _ = text.unusual()
    return PlainJSONEncoder(text: PlainJSONText())
  }
}

/// One value by itself.
struct PlainJSONSingle: SingleValueEncodingContainer {
  let text: PlainJSONText

  var codingPath: [any CodingKey] { [] }

  func encodeNil() {
    text.open(.single)
    text.writeNull()
  }
  func encode(_ value: Bool) {
    text.open(.single)
    text.write(bool: value)
  }
  func encode(_ value: String) throws {
    text.open(.single)
    try text.write(string: value)
  }
  func encode(_ value: Double) throws { throw text.unusual() }
  func encode(_ value: Float) throws { throw text.unusual() }
  func encode(_ value: Int) { integer(value) }
  func encode(_ value: Int8) { integer(value) }
  func encode(_ value: Int16) { integer(value) }
  func encode(_ value: Int32) { integer(value) }
  func encode(_ value: Int64) { integer(value) }
  func encode(_ value: UInt) { integer(value) }
  func encode(_ value: UInt8) { integer(value) }
  func encode(_ value: UInt16) { integer(value) }
  func encode(_ value: UInt32) { integer(value) }
  func encode(_ value: UInt64) { integer(value) }
  func encode<Value: Encodable>(_ value: Value) throws {
    text.open(.single)
    try text.write(value)
  }

  private func integer(_ value: some FixedWidthInteger) {
    text.open(.single)
    text.write(integer: value)
  }
}
