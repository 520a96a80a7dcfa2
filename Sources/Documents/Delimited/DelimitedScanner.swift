/// Cuts UTF-8 text into rows and cells by RFC 4180; a state machine that takes text in any pieces.
///
/// A quote inside an unquoted cell is text; text after a closing quote is a fault of the cell.
/// CR, LF and CRLF end rows, mixed as they come.
struct DelimitedScanner {
  private enum State { case cellStart, plain, quoted, quoteSeen }

  var row: RowBuffer
  /// The physical line of the next byte.
  private(set) var line = 1
  /// The line where the last quoted cell was opened.
  private(set) var quoteLine = 0
  /// The line where the row in `row` begins.
  private(set) var rowLine = 1
  private let delimiter: UInt8
  private var state = State.cellStart
  private var afterReturn = false

  init(delimiter: Delimiter, limits: DocumentLimits) {
    self.delimiter = delimiter.byte
    row = RowBuffer(columns: limits.columns, cellCharacters: limits.cellCharacters)
  }

  var isInsideQuotes: Bool { state == .quoted }

  /// Reads on from `index`; true when `row` holds a whole row, false when the text is used up.
  mutating func scan(_ text: UnsafeBufferPointer<UInt8>, from index: inout Int) -> Bool {
    while index < text.count {
      switch state {
      case .cellStart: beginCell(text, &index)
      case .plain: if scanPlain(text, &index) { return true }
      case .quoted: scanQuoted(text, &index)
      case .quoteSeen: if scanAfterQuote(text, &index) { return true }
      }
    }
    return false
  }

  /// The end of the text: true when `row` holds a last row that no line end closed.
  mutating func finish() -> Bool {
    guard state != .cellStart || row.cellCount > 0 else { return false }
    row.endCell()
    return true
  }

  /// Forgets the row just taken.
  mutating func nextRow() {
    row.clear()
    state = .cellStart
    rowLine = line
  }

  private mutating func beginCell(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    let byte = text[index]
    // The LF of a CRLF whose CR ended the row before.
    if afterReturn, byte == 0x0A {
      afterReturn = false
      index += 1
      return
    }
    afterReturn = false
    if byte == 0x22 {
      row.noteQuote()
      quoteLine = line
      state = .quoted
      index += 1
    } else {
      state = .plain
    }
  }

  private mutating func scanPlain(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Bool {
    let start = index
    var bits: UInt8 = 0
    var position = index
    while position < text.count {
      let byte = text[position]
      if byte == delimiter || byte < 0x20 || byte == 0x7F { break }
      bits |= byte
      position += 1
    }
    if position > start {
      row.append(UnsafeBufferPointer(rebasing: text[start..<position]), bits: bits)
    }
    index = position
    guard position < text.count else { return false }
    return takeSpecial(text[position], &index)
  }

  private mutating func scanQuoted(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    let start = index
    var bits: UInt8 = 0
    var position = index
    while position < text.count {
      let byte = text[position]
      if byte == 0x22 || byte < 0x20 || byte == 0x7F { break }
      bits |= byte
      position += 1
    }
    if position > start {
      row.append(UnsafeBufferPointer(rebasing: text[start..<position]), bits: bits)
      afterReturn = false
    }
    index = position
    guard position < text.count else { return }
    index += 1
    let byte = text[position]
    switch byte {
    case 0x22:
      state = .quoteSeen
      afterReturn = false
      return
    case 0x0D: line += 1
    case 0x0A: line += afterReturn ? 0 : 1
    case 0x09: break
    default: row.note(.controlCharacter)
    }
    afterReturn = byte == 0x0D
    row.append(byte)
  }

  private mutating func scanAfterQuote(
    _ text: UnsafeBufferPointer<UInt8>, _ index: inout Int
  ) -> Bool {
    let byte = text[index]
    if byte == 0x22 {
      row.append(byte)
      state = .quoted
      index += 1
      return false
    }
    if byte == delimiter || byte == 0x0D || byte == 0x0A { return takeSpecial(byte, &index) }
    row.note(.quoteStray)
    state = .plain
    return false
  }

  /// A byte that ends a cell or a row, or a control character; true when the row is whole.
  private mutating func takeSpecial(_ byte: UInt8, _ index: inout Int) -> Bool {
    index += 1
    if byte == delimiter {
      row.endCell()
      state = .cellStart
      return false
    }
    switch byte {
    case 0x0D, 0x0A:
      row.endCell()
      line += 1
      afterReturn = byte == 0x0D
      return true
    case 0x09: row.append(byte)
    default:
      row.note(.controlCharacter)
      row.append(byte)
    }
    return false
  }
}
