import Foundation

/// Writes plain JSON, several times as fast as `JSONEncoder` and byte for byte the same: keys in order,
/// slashes as they are. Whatever is not plain is an error without a reason: `JSONEncoder` is asked then.
///
/// What it writes goes straight to the bytes of one text, so each value is written to its end before the
/// next is begun: whoever asks for nested containers, which may be filled in any order, is not plain.
struct PlainJSONEncoder: Encoder {
  let text: PlainJSONText

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// Nil where `JSONEncoder` is to be asked.
  static func encode(_ value: some Encodable) -> String? {
    let text = PlainJSONText()
    do { try text.write(value) } catch { return nil }
    return text.isPlain ? String(decoding: text.bytes, as: UTF8.self) : nil
  }

  func container<Key: CodingKey>(keyedBy: Key.Type) -> KeyedEncodingContainer<Key> {
    text.open(.object)
    return KeyedEncodingContainer(PlainJSONObject<Key>(text: text))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    text.open(.array)
    return PlainJSONArray(text: text)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { PlainJSONSingle(text: text) }
}

/// A text in the making, and the objects and arrays that are open in it.
final class PlainJSONText {
  enum Form { case unknown, object, array, single }

  private struct Level {
    var form = Form.unknown
    let start: Int
    /// Of an object: its keys with the places where their members begin.
    var members: [(key: String, start: Int)] = []
    var count = 0
  }

  private(set) var bytes: [UInt8] = []
  /// False when something was met that is for `JSONEncoder`, whether or not its error got through.
  private(set) var isPlain = true
  private var levels: [Level] = []

  private static let deepest = 32

  func unusual() -> NotPlain {
    isPlain = false
    return NotPlain()
  }

  /// Writes a value to its end.
  func write<Value: Encodable>(_ value: Value) throws {
    // What JSONEncoder writes in ways of its own.
    if Value.self == Date.self || Value.self == Data.self || Value.self == URL.self
      || Value.self == Decimal.self
    {
      throw unusual()
    }
    guard levels.count < Self.deepest else { throw unusual() }
    levels.append(Level(start: bytes.count))
    try value.encode(to: PlainJSONEncoder(text: self))
    try close()
  }

  /// The container of the value that is being written; asked for twice, it is the same.
  func open(_ form: Form) {
    guard let last = levels.indices.last, levels[last].form != form else { return }
    // Nothing may stand there before, and a value within has been closed.
    guard levels[last].form == .unknown, bytes.count == levels[last].start else {
      isPlain = false
      return
    }
    levels[last].form = form
    if form != .single { bytes.append(UInt8(ascii: form == .object ? "{" : "[")) }
  }

  /// Begins a member of an object.
  func begin(_ key: String) throws {
    guard let last = levels.indices.last, levels[last].form == .object else { throw unusual() }
    separate(last)
    levels[last].members.append((key, bytes.count))
    // Beyond ASCII there are several orders.
    try write(string: key, below: 0x80)
    bytes.append(UInt8(ascii: ":"))
  }

  /// Begins an element of an array.
  func beginElement() throws {
    guard let last = levels.indices.last, levels[last].form == .array else { throw unusual() }
    separate(last)
  }

  var count: Int { levels.last?.count ?? 0 }

  private func separate(_ level: Int) {
    if levels[level].count > 0 { bytes.append(UInt8(ascii: ",")) }
    levels[level].count += 1
  }

  private func close() throws {
    guard let level = levels.popLast() else { throw unusual() }
    switch level.form {
    // A value that writes nothing is for JSONEncoder to refuse.
    case .unknown: throw unusual()
    case .single: break
    case .array: bytes.append(UInt8(ascii: "]"))
    case .object:
      try sort(level)
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Puts the members in the order of their keys, by the bytes of their UTF-8.
  private func sort(_ level: Level) throws {
    let members = level.members
    guard members.count > 1 else { return }
    var isSorted = true
    for index in 1..<members.count where !(members[index - 1].key < members[index].key) {
      isSorted = false
    }
    if isSorted { return }
    var pieces: [(key: String, bytes: ArraySlice<UInt8>)] = []
    for (index, member) in members.enumerated() {
      // A comma stands before every member but the first.
      let end = index + 1 < members.count ? members[index + 1].start - 1 : bytes.count
      pieces.append((member.key, bytes[member.start..<end]))
    }
    pieces.sort { $0.key < $1.key }
    for index in 1..<pieces.count where pieces[index - 1].key == pieces[index].key {
      throw unusual()
    }
    let sorted = Array(pieces.map(\.bytes).joined(separator: [UInt8(ascii: ",")]))
    bytes.replaceSubrange(level.start + 1..<bytes.count, with: sorted)
  }

  func write(bool value: Bool) { bytes.append(contentsOf: value ? "true".utf8 : "false".utf8) }
  func writeNull() { bytes.append(contentsOf: "null".utf8) }
  func write(integer value: some FixedWidthInteger) {
    bytes.append(contentsOf: String(value).utf8)
  }

  /// A string without anything to escape.
  func write(string value: String, below limit: UInt16 = 0x100) throws {
    bytes.append(UInt8(ascii: "\""))
    let start = bytes.count
    bytes.append(contentsOf: value.utf8)
    for byte in bytes[start...]
    where byte < 0x20 || byte >= limit || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
      throw unusual()
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
