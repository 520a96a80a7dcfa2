/// JSON as most payloads are: whole numbers, words, lists and records of them.
///
/// What reads it gives up on anything unusual, for `JSONDecoder` to read or to refuse with its reasons.
indirect enum PlainJSON {
  case null
  case bool(Bool)
  case integer(Int64)
  case fraction(Double)
  case string(String)
  case array([PlainJSON])
  case object([(key: String, value: PlainJSON)])

  /// Nil unless the text is JSON of this sort throughout.
  init?(_ text: String) {
    var text = text
    let value = text.withUTF8 { bytes -> PlainJSON? in
      var reader = PlainJSONReader(bytes: bytes)
      guard let value = reader.value(depth: 0) else { return nil }
      reader.skipBlanks()
      return reader.isAtEnd ? value : nil
    }
    guard let value else { return nil }
    self = value
  }
}

/// Reads a text byte by byte; nil means that it is not of the plain sort.
struct PlainJSONReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  private static let deepest = 32

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  private var next: UInt8 { place < bytes.count ? bytes[place] : 0 }

  mutating func skipBlanks() {
    while next == UInt8(ascii: " ") || (9...13).contains(next) && next != 11 && next != 12 {
      place += 1
    }
  }

  mutating func value(depth: Int) -> PlainJSON? {
    guard depth < Self.deepest else { return nil }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return object(depth: depth + 1)
    case UInt8(ascii: "["): return array(depth: depth + 1)
    case UInt8(ascii: "\""): return string().map(PlainJSON.string)
    case UInt8(ascii: "t"): return skip("true") ? .bool(true) : nil
    case UInt8(ascii: "f"): return skip("false") ? .bool(false) : nil
    case UInt8(ascii: "n"): return skip("null") ? .null : nil
    default: return number()
    }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard next == byte else { return false }
    place += 1
    return true
  }

  private mutating func skip(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard bytes.count - place >= count else { return false }
    for offset in 0..<count where bytes[place + offset] != word.utf8Start[offset] { return false }
    place += count
    return true
  }

  private mutating func object(depth: Int) -> PlainJSON? {
    place += 1
    var members: [(key: String, value: PlainJSON)] = []
    if skip(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipBlanks()
      guard next == UInt8(ascii: "\""), let key = string(), skip(UInt8(ascii: ":")),
        let value = value(depth: depth), !members.contains(where: { $0.key == key })
      else { return nil }
      members.append((key, value))
    } while skip(UInt8(ascii: ","))
    return skip(UInt8(ascii: "}")) ? .object(members) : nil
  }

  private mutating func array(depth: Int) -> PlainJSON? {
    place += 1
    var elements: [PlainJSON] = []
    if skip(UInt8(ascii: "]")) { return .array(elements) }
    repeat {
      guard let value = value(depth: depth) else { return nil }
      elements.append(value)
    } while skip(UInt8(ascii: ","))
    return skip(UInt8(ascii: "]")) ? .array(elements) : nil
  }

  /// A string without escapes.
  private mutating func string() -> String? {
    place += 1
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      guard bytes[place] >= 0x20, bytes[place] != UInt8(ascii: "\\") else { return nil }
      place += 1
    }
    guard place < bytes.count else { return nil }
    defer { place += 1 }
    return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self)
  }

  /// A whole number of up to eighteen digits, or one with a fraction.
  private mutating func number() -> PlainJSON? {
    let start = place
    let isNegative = next == UInt8(ascii: "-")
    if isNegative { place += 1 }
    let firstDigit = place
    var magnitude: Int64 = 0
    while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) {
      guard place - firstDigit < 18 else { return nil }
      magnitude = 10 * magnitude + Int64(next - UInt8(ascii: "0"))
      place += 1
    }
    let digits = place - firstDigit
    guard digits > 0, digits == 1 || bytes[firstDigit] != UInt8(ascii: "0") else { return nil }
    guard next == UInt8(ascii: ".") else {
      // An exponent is not plain; minus zero is no whole number.
      guard next | 0x20 != UInt8(ascii: "e"), !(isNegative && magnitude == 0) else { return nil }
      return .integer(isNegative ? -magnitude : magnitude)
    }
    place += 1
    let firstOfFraction = place
    while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) { place += 1 }
    guard place > firstOfFraction, next | 0x20 != UInt8(ascii: "e") else { return nil }
    let text = String(
      decoding: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self)
    return Double(text).map(PlainJSON.fraction)
  }
}
