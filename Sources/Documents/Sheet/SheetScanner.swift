/// Cuts the XML of a sheet into rows of raw cells, formatted as a person sees them.
struct SheetScanner {
  struct Formula: Hashable {
    var cell: Int
    /// The formula without its equals sign; empty where it is told only at another cell.
    var text: [UInt8]
    var hasValue: Bool
  }

  private static let mostMerges = 1_000

  var row: RowBuffer
  /// The formulas of the row.
  private(set) var formulas: [Formula] = []
  /// Where the row stands in the sheet, from 1.
  private(set) var line = 0
  /// Merged cells as `A1:B2`; known at the end, since they stand behind the rows.
  private(set) var merges: [String] = []
  private var markup: MarkupReader
  private let texts: SharedTexts
  private let formats: WorkbookFormats
  private let dateSystem: DateSystem
  private var isInData = false
  private var column = -1
  private var text: CellText
  private var formula: CellText

  init(
    _ markup: consuming MarkupReader, texts: SharedTexts, formats: WorkbookFormats,
    dateSystem: DateSystem,
    limits: DocumentLimits
  ) {
    self.markup = markup
    self.texts = texts
    self.formats = formats
    self.dateSystem = dateSystem
    row = RowBuffer(columns: limits.columns, cellCharacters: limits.cellCharacters)
    text = CellText(cellCharacters: limits.cellCharacters)
    formula = CellText(cellCharacters: DocumentExcerpt.characters)
  }

  /// Whether nothing of the row is seen: no text, and no formula that nobody has computed.
  var isBlank: Bool { row.cellCount == 0 && formulas.allSatisfy(\.hasValue) }

  /// Reads the next row into `row`; false at the end of the sheet.
  mutating func nextRow() throws(ReadFailure) -> Bool {
    row.clear()
    formulas.removeAll(keepingCapacity: true)
    column = -1
    var isInRow = false
    while true {
      switch try markup.next() {
      case .start:
        if isInRow {
          if markup.isNamed("c") { try readCell() }
        } else if isInData, markup.isNamed("row") {
          try beginRow()
          isInRow = true
        } else if markup.isNamed("sheetData") {
          isInData = true
        } else if markup.isNamed("mergeCell"), merges.count < Self.mostMerges {
          if let cells = markup.attribute("ref") { merges.append(cells) }
        }
      case .end:
        if isInRow, markup.isNamed("row") { return true }
        if markup.isNamed("sheetData") { isInData = false }
      case .text: break
      case .done: return false
      }
    }
  }

  /// Adds what a sheet leaves out at the end of a row: empty cells, not missing ones.
  mutating func fillRow(to count: Int) { while row.cellCount < count { row.endCell() } }

  private mutating func beginRow() throws(ReadFailure) {
    let next = markup.number("r") ?? line + 1
    guard next > line, next <= CellReference.mostRows else {
      throw .damaged("the rows of the sheet are out of order after row \(line)")
    }
    line = next
  }

  private mutating func readCell() throws(ReadFailure) {
    var next = column + 1
    if let name = markup.attributeBytes("r") {
      guard let reference = CellReference(name) else { throw outOfOrder }
      next = reference.column
    }
    guard next > column, next < CellReference.mostColumns else { throw outOfOrder }
    column = next
    let kind = SheetCellKind(markup.attributeBytes("t"))
    let style = markup.number("s") ?? 0
    text.clear()
    let formula = try readContents()
    if let formula {
      formulas.append(
        Formula(cell: column, text: formula, hasValue: !text.bytes.isEmpty || kind == .formulaText))
    }
    if !text.bytes.isEmpty { store(kind, formats[style]) }
  }

  private var outOfOrder: ReadFailure {
    .damaged("the cells of row \(line) of the sheet are out of order")
  }

  /// Reads on to the end of the cell: its value into `text`; the formula if it has one.
  private mutating func readContents() throws(ReadFailure) -> [UInt8]? {
    var found: [UInt8]?
    while true {
      switch try markup.next() {
      case .start:
        if markup.isNamed("v") {
          try readElement(isFormula: false)
        } else if markup.isNamed("is") {
          try markup.readTexts(into: &text)
        } else {
          let isFormula = markup.isNamed("f")
          formula.clear()
          try readElement(isFormula: true)
          if isFormula { found = formula.bytes }
        }
      case .end, .done: return found
      case .text: break
      }
    }
  }

  /// Reads on to the end of the element just begun, its text as value or as formula.
  private mutating func readElement(isFormula: Bool) throws(ReadFailure) {
    var depth = 1
    while depth > 0 {
      switch try markup.next() {
      case .start: depth += 1
      case .end: depth -= 1
      case .text:
        if depth > 1 { continue }
        if isFormula { markup.appendText(to: &formula) } else { markup.appendText(to: &text) }
      case .done: return
      }
    }
  }

  /// Puts what a person sees of the cell into the row.
  private mutating func store(_ kind: SheetCellKind, _ format: NumberFormat) {
    switch kind {
    case .shared:
      guard let number = MarkupReader.number(text.bytes[...]), let shared = texts.text(number)
      else {
        return put(text.bytes[...], .cellError)
      }
      if !shared.bytes.isEmpty { put(shared.bytes, shared.isCut ? .cellTooLong : nil) }
    case .formulaText, .inline:
      text.resolveEscapes()
      put(text.bytes[...], text.isCut ? .cellTooLong : nil)
    case .boolean:
      put(Array((text.bytes == [0x30] ? "FALSE" : "TRUE").utf8)[...], nil)
    case .error: put(text.bytes[...], .cellError)
    case .day: put(DayText.text(text.bytes, format)[...], text.isCut ? .cellTooLong : nil)
    case .number:
      if format == .plain, isPlainNumber { return put(text.bytes[...], nil) }
      guard let number = NumberText.text(of: text.bytes, format, dateSystem) else {
        return put(text.bytes[...], text.isCut ? .cellTooLong : nil)
      }
      put(Array(number.text.utf8)[...], number.losesDigits ? .numberDigitsLost : nil)
    }
  }

  /// A whole number as people write it, which most are.
  private var isPlainNumber: Bool {
    let bytes = text.bytes
    return bytes.count <= DecimalText.keptDigits && (bytes[0] != 0x30 || bytes.count == 1)
      && bytes.allSatisfy { (0x30...0x39).contains($0) }
  }

  private mutating func put(_ bytes: ArraySlice<UInt8>, _ problem: DocumentFaultCode?) {
    while row.cellCount < column { row.endCell() }
    bytes.withUnsafeBufferPointer { run in
      var bits: UInt8 = 0
      var hasControl = false
      for byte in run {
        bits |= byte
        if byte < 0x20 || byte == 0x7F {
          hasControl = hasControl || (byte != 0x09 && byte != 0x0A && byte != 0x0D)
        }
      }
      if hasControl { row.note(.controlCharacter) }
      row.append(run, bits: bits)
    }
    if let problem { row.note(problem) }
    row.endCell()
  }
}
