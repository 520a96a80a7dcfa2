/// Reads the XML of a workbook as tokens, from an entry that is unpacked while it is read.
///
/// What the format uses of XML 1.0: elements, attributes, text, the five named entities and
/// character references, CDATA; comments and processing instructions are passed over. A document
/// type is refused, so nothing outside the file is ever asked for. Names are compared without their
/// prefix. Memory is bounded by the longest tag that is allowed; text comes in pieces.
struct MarkupReader {
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
  private var window: MarkupWindow
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
    self.part = part
    window = try MarkupWindow(source, bytes: windowBytes)
  }

  /// Whether the element of the last start or end tag has this name, prefix aside.
  func isNamed(_ name: StaticString) -> Bool { tag.isNamed(name, in: window.bytes) }

  /// The bytes of an attribute of the last start tag as stored, without their quotes.
  func attributeBytes(_ name: StaticString) -> ArraySlice<UInt8>? {
    tag.value(name, in: window.bytes)
  }

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
    if text.isEmpty { cell.append(textReference) } else { cell.append(window.bytes[text]) }
  }

  /// The next token; `done` when the part ends where it should.
  mutating func next() throws(ReadFailure) -> Token {
    if endsNext {
      endsNext = false
      depth -= 1
      return .end
    }
    while true {
      if window.isUsedUp, try !window.refill() { return try finish() }
      if isInCharacterData {
        if try readCharacterData() { return .text }
        continue
      }
      switch window.bytes[window.position] {
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
    if isInCharacterData { throw damaged("ends inside character data") }
    if depth > 0 || !hasRoot { throw damaged("ends too early") }
    return .done
  }

  private mutating func readText() {
    let start = window.position
    let filled = window.filled
    let end = window.bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < filled, bytes[index] != 0x3C, bytes[index] != 0x26, bytes[index] != 0x0D {
        index += 1
      }
      return index
    }
    text = start..<end
    window.position = end
  }

  /// XML reads CR and CRLF as LF.
  private mutating func readReturn() throws(ReadFailure) {
    let isPair = try window.has(2) && window.bytes[window.position + 1] == 0x0A
    window.position += isPair ? 2 : 1
    give([0x0A])
  }

  private mutating func readReference() throws(ReadFailure) {
    _ = try window.has(12)
    let place = window.position
    let rest = window.bytes[place + 1..<min(window.filled, place + 12)]
    guard let end = rest.firstIndex(of: 0x3B), let bytes = MarkupReference.bytes(rest[..<end])
    else { throw damaged("has a reference that is not known") }
    window.position = end + 1
    give(bytes)
  }

  private mutating func give(_ bytes: [UInt8]) {
    text = 0..<0
    textReference = bytes
  }

  /// A tag, or nil after something that is passed over.
  private mutating func readMarkup() throws(ReadFailure) -> Token? {
    guard try window.has(2) else { throw damaged("ends inside a tag") }
    switch window.bytes[window.position + 1] {
    case 0x3F:
      try skip(past: "?>")
      return nil
    case 0x21:
      try readDeclaration()
      return nil
    default: return try readTag()
    }
  }

  private mutating func readDeclaration() throws(ReadFailure) {
    if try starts(with: "<!--") {
      window.position += 4
      try skip(past: "-->")
    } else if try starts(with: "<![CDATA[") {
      window.position += 9
      isInCharacterData = true
    } else {
      throw damaged("declares a document type, which is not allowed")
    }
  }

  private mutating func readTag() throws(ReadFailure) -> Token {
    var scanned = 1
    var quote: UInt8 = 0
    while true {
      if let end = tagEnd(from: &scanned, quote: &quote) {
        return try take(tagTo: end)
      }
      if window.filled - window.position > Self.mostTagBytes { throw damaged("has an endless tag") }
      if try !window.refill() { throw damaged("ends inside a tag") }
    }
  }

  /// The place of the `>` that ends the tag, if it is in the window.
  private func tagEnd(from scanned: inout Int, quote: inout UInt8) -> Int? {
    let position = window.position
    let filled = window.filled
    return window.bytes.withUnsafeBufferPointer { bytes in
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

  private mutating func take(tagTo end: Int) throws(ReadFailure) -> Token {
    let position = window.position
    let isEnd = window.bytes[position + 1] == 0x2F
    let isEmpty = !isEnd && window.bytes[end - 1] == 0x2F && end - position > 2
    let inside = position + (isEnd ? 2 : 1)..<end - (isEmpty ? 1 : 0)
    window.position = end + 1
    guard tag.read(inside, of: window.bytes) else { throw damaged("has a tag that cannot be read") }
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
  private mutating func readCharacterData() throws(ReadFailure) -> Bool {
    guard try window.has(3) else { throw damaged("ends inside character data") }
    if window.starts(with: "]]>") {
      window.position += 3
      isInCharacterData = false
      return false
    }
    let start = window.position
    window.position += 1
    window.pass(to: 0x5D)
    text = start..<window.position
    return true
  }

  private mutating func skip(past mark: StaticString) throws(ReadFailure) {
    while try window.has(mark.utf8CodeUnitCount) {
      if window.starts(with: mark) {
        window.position += mark.utf8CodeUnitCount
        return
      }
      window.position += 1
      window.pass(to: mark.utf8Start[0])
    }
    throw damaged("ends inside a comment")
  }

  private mutating func starts(with text: StaticString) throws(ReadFailure) -> Bool {
    try window.has(text.utf8CodeUnitCount) && window.starts(with: text)
  }

  private func damaged(_ what: String) -> ReadFailure { .damaged("\(part) \(what)") }
}
