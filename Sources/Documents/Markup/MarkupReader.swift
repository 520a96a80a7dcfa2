/// Reads the XML of a workbook as tokens, from an entry that is unpacked while it is read.
///
/// What the format uses of XML 1.0: elements, attributes, text, the five named entities and
/// character references, CDATA; comments and processing instructions are passed over. A document
/// type is refused, so nothing outside the file is ever asked for. Names are compared without their
/// prefix. Memory is bounded by the longest tag that is allowed; text comes in pieces.
final class MarkupReader {
  enum Token {
    case start
    case end
    /// A piece of text, to be had from `appendText`; an element's text may come in several.
    case text
    case done
  }

  private static let mostTagBytes = 1_048_576
  private static let mostDepth = 200

  private let part: String
  private let source: EntryReader
  /// Where the part is UTF-16.
  private var decoding: (any TextDecoding)?
  private var window: [UInt8]
  private var position = 0
  private var filled = 0
  private var isAtEnd = false
  private var depth = 0
  private var hasRoot = false
  private var isInCharacterData = false
  /// An element like `<a/>` has ended although no end tag is to come.
  private var endsNext = false
  private var tag = MarkupTag()
  private var text = 0..<0
  private var textReference: [UInt8] = []

  /// Reads a part by the name that faults tell; text and tags may be cut anywhere by `windowBytes`.
  init(_ source: EntryReader, part: String, windowBytes: Int) throws(ReadFailure) {
    self.source = source
    self.part = part
    window = [UInt8](repeating: 0, count: max(64, windowBytes))
    try begin()
  }

  /// Whether the element of the last start or end tag has this name, prefix aside.
  func isNamed(_ name: StaticString) -> Bool { tag.isNamed(name, in: window) }

  /// The bytes of an attribute of the last start tag as stored, without their quotes.
  func attributeBytes(_ name: StaticString) -> ArraySlice<UInt8>? { tag.value(name, in: window) }

  /// The text of an attribute of the last start tag, references resolved.
  func attribute(_ name: StaticString) -> String? {
    guard let bytes = attributeBytes(name) else { return nil }
    guard bytes.contains(0x26) else { return String(decoding: bytes, as: UTF8.self) }
    var resolved: [UInt8] = []
    var rest = bytes
    while let mark = rest.firstIndex(of: 0x26) {
      resolved += rest[..<mark]
      if let end = rest[mark...].firstIndex(of: 0x3B),
        let scalar = MarkupReference.bytes(rest[(mark + 1)..<end])
      {
        resolved += scalar
        rest = rest[(end + 1)...]
      } else {
        resolved.append(0x26)
        rest = rest[(mark + 1)...]
      }
    }
    return String(decoding: resolved + rest, as: UTF8.self)
  }

  /// The piece of text that the last token was.
  func appendText(to cell: inout CellText) {
    if text.isEmpty { cell.append(textReference) } else { cell.append(window[text]) }
  }

  /// The next token; `done` when the part ends where it should.
  func next() throws(ReadFailure) -> Token {
    if endsNext {
      endsNext = false
      depth -= 1
      return .end
    }
    while true {
      if position == filled, try !refill() { return try finish() }
      if isInCharacterData {
        if try readCharacterData() { return .text }
        continue
      }
      switch window[position] {
      case 0x3C: if let token = try readMarkup() { return token }
      case 0x26:
        try readReference()
        return .text
      case 0x0D:
        try readReturn()
        return .text
      default:
        readText()
        return .text
      }
    }
  }

  private func finish() throws(ReadFailure) -> Token {
    if depth > 0 || !hasRoot || isInCharacterData { throw damaged("ends too early") }
    return .done
  }

  private func readText() {
    let start = position
    let filled = filled
    let end = window.withUnsafeBufferPointer { bytes in
      var index = start
      while index < filled, bytes[index] != 0x3C, bytes[index] != 0x26, bytes[index] != 0x0D {
        index += 1
      }
      return index
    }
    text = start..<end
    position = end
  }

  /// XML reads CR and CRLF as LF.
  private func readReturn() throws(ReadFailure) {
    _ = try has(2)
    position += position + 1 < filled && window[position + 1] == 0x0A ? 2 : 1
    give([0x0A])
  }

  private func readReference() throws(ReadFailure) {
    _ = try has(12)
    let rest = window[position + 1..<min(filled, position + 12)]
    guard let end = rest.firstIndex(of: 0x3B), let bytes = MarkupReference.bytes(rest[..<end])
    else { throw damaged("has a reference that is not known") }
    position = end + 1
    give(bytes)
  }

  private func give(_ bytes: [UInt8]) {
    text = 0..<0
    textReference = bytes
  }

  /// A tag, or nil after something that is passed over.
  private func readMarkup() throws(ReadFailure) -> Token? {
    guard try has(2) else { throw damaged("ends inside a tag") }
    switch window[position + 1] {
    case 0x3F:
      try skip(past: [0x3F, 0x3E])
      return nil
    case 0x21:
      try readDeclaration()
      return nil
    default: return try readTag()
    }
  }

  private func readDeclaration() throws(ReadFailure) {
    if try starts(with: "<!--") {
      position += 4
      try skip(past: [0x2D, 0x2D, 0x3E])
    } else if try starts(with: "<![CDATA[") {
      position += 9
      isInCharacterData = true
    } else {
      throw damaged("declares a document type, which is not allowed")
    }
  }

  private func readTag() throws(ReadFailure) -> Token {
    var scanned = 1
    var quote: UInt8 = 0
    while true {
      if let end = tagEnd(from: &scanned, quote: &quote) {
        return try take(tagTo: end)
      }
      if filled - position > Self.mostTagBytes { throw damaged("has an endless tag") }
      if try !refill() { throw damaged("ends inside a tag") }
    }
  }

  /// The place of the `>` that ends the tag, if it is in the window.
  private func tagEnd(from scanned: inout Int, quote: inout UInt8) -> Int? {
    let position = position
    let filled = filled
    return window.withUnsafeBufferPointer { bytes in
      var index = position + scanned
      defer { scanned = index - position }
      while index < filled {
        let byte = bytes[index]
        if quote != 0 {
          if byte == quote { quote = 0 }
        } else if byte == 0x3E {
          return index
        } else if byte == 0x22 || byte == 0x27 {
          quote = byte
        }
        index += 1
      }
      return nil
    }
  }

  private func take(tagTo end: Int) throws(ReadFailure) -> Token {
    let isEnd = window[position + 1] == 0x2F
    let isEmpty = !isEnd && window[end - 1] == 0x2F && end - position > 2
    let inside = position + (isEnd ? 2 : 1)..<end - (isEmpty ? 1 : 0)
    position = end + 1
    guard tag.read(inside, of: window) else { throw damaged("has a tag that cannot be read") }
    if isEnd {
      depth -= 1
      if depth < 0 { throw damaged("ends an element that did not begin") }
      return .end
    }
    hasRoot = true
    depth += 1
    if depth > Self.mostDepth { throw damaged("has elements inside elements without end") }
    endsNext = isEmpty
    return .start
  }

  /// A piece of character data; false when the mark of its end was passed instead.
  private func readCharacterData() throws(ReadFailure) -> Bool {
    let mark: [UInt8] = [0x5D, 0x5D, 0x3E]
    guard try has(3) else { throw damaged("ends inside character data") }
    if window[position..<position + 3].elementsEqual(mark) {
      position += 3
      isInCharacterData = false
      return false
    }
    let start = position
    position += 1
    while position < filled, window[position] != 0x5D { position += 1 }
    text = start..<position
    return true
  }

  private func skip(past mark: [UInt8]) throws(ReadFailure) {
    while try has(mark.count) {
      if window[position..<position + mark.count].elementsEqual(mark) {
        position += mark.count
        return
      }
      position += 1
      while position < filled, window[position] != mark[0] { position += 1 }
    }
    throw damaged("ends inside a comment")
  }

  private func starts(with text: StaticString) throws(ReadFailure) -> Bool {
    guard try has(text.utf8CodeUnitCount) else { return false }
    return window[position...].starts(
      with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Whether so many bytes follow, after reading on as far as is needed.
  private func has(_ count: Int) throws(ReadFailure) -> Bool {
    while filled - position < count { if try !refill() { return false } }
    return true
  }

  private func damaged(_ what: String) -> ReadFailure { .damaged("\(part) \(what)") }

  // MARK: - The window

  /// Sees whether the part is UTF-16, and passes over the mark of UTF-8.
  private func begin() throws(ReadFailure) {
    guard try has(3) else { throw damaged("is empty") }
    switch (window[0], window[1], window[2]) {
    case (0xEF, 0xBB, 0xBF): position = 3
    case (0xFF, 0xFE, _): try decode(.utf16LittleEndian, markBytes: 2)
    case (0xFE, 0xFF, _): try decode(.utf16BigEndian, markBytes: 2)
    case (0x3C, 0x00, _): try decode(.utf16LittleEndian, markBytes: 0)
    case (0x00, 0x3C, _): try decode(.utf16BigEndian, markBytes: 0)
    default: break
    }
  }

  private func decode(_ encoding: TextEncoding, markBytes: Int) throws(ReadFailure) {
    do throws(DocumentError) {
      decoding = try ConvertingDecoding(encoding)
    } catch {
      throw .unreachable(error)
    }
    let raw = Array(window[markBytes..<filled])
    filled = 0
    position = 0
    add(raw)
  }

  private func add(_ raw: [UInt8]) {
    var decoded: [UInt8] = []
    raw.withUnsafeBufferPointer { decoding?.decode($0, into: &decoded) }
    if raw.isEmpty { decoding?.finish(into: &decoded) }
    if filled + decoded.count > window.count {
      window += [UInt8](repeating: 0, count: filled + decoded.count - window.count)
    }
    window.replaceSubrange(filled..<filled + decoded.count, with: decoded)
    filled += decoded.count
  }

  /// Moves what is unread to the front and reads on; false at the end.
  private func refill() throws(ReadFailure) -> Bool {
    if isAtEnd { return false }
    if position > 0 {
      window.withUnsafeMutableBytes { bytes in
        bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[position..<filled]))
      }
      filled -= position
      position = 0
    }
    if filled == window.count { window += [UInt8](repeating: 0, count: window.count) }
    if decoding != nil { return try refillDecoded() }
    let before = filled
    filled += try read(into: &window, from: filled)
    isAtEnd = filled == before
    return !isAtEnd
  }

  private func refillDecoded() throws(ReadFailure) -> Bool {
    let before = filled
    // One code unit may be cut in two, so a read need not give a character.
    while filled == before, !isAtEnd {
      var raw = [UInt8](repeating: 0, count: max(64, window.count / 2))
      let count = try read(into: &raw, from: 0)
      isAtEnd = count == 0
      add(Array(raw[..<count]))
    }
    return filled > before
  }

  private func read(into bytes: inout [UInt8], from start: Int) throws(ReadFailure) -> Int {
    var failure: ReadFailure?
    let count = bytes.withUnsafeMutableBytes { space in
      do throws(ReadFailure) {
        return try source.read(into: UnsafeMutableRawBufferPointer(rebasing: space[start...]))
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return count
  }
}
