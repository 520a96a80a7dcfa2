extension MarkupReader {
  /// Reads on to the end of the element just begun and appends the text of all its `t`, which may
  /// be runs of different looks; the readings that Japanese workbooks add (`rPh`) are left out.
  mutating func readTexts(into text: inout CellText) throws(ReadFailure) {
    var depth = 1
    var isText = false
    var reading: Int?
    while depth > 0 {
      switch try next() {
      case .start:
        depth += 1
        if isNamed("rPh") { reading = reading ?? depth }
        isText = reading == nil && isNamed("t")
      case .end:
        if reading == depth { reading = nil }
        depth -= 1
        isText = false
      case .text: if isText { appendText(to: &text) }
      case .done: return
      }
    }
  }

  /// The number that an attribute of the last start tag is; nil if it is none.
  func number(_ name: StaticString) -> Int? { attributeBytes(name).flatMap(Self.number) }

  /// A number from 0 of at most nine digits.
  static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard (1...9).contains(bytes.count) else { return nil }
    var number = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte) else { return nil }
      number = number * 10 + Int(byte) - 0x30
    }
    return number
  }
}
