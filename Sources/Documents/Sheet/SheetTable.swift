/// Makes the events of a table out of the rows of a sheet.
struct SheetTable {
  /// Data rows met so far, sound or not.
  private(set) var rows = 0
  private(set) var isEnded = false
  private var scanner: SheetScanner
  private let limits: DocumentLimits
  private var report: RowReport
  /// The row of the sheet of each data row.
  private var lines: [Int32] = []
  /// The row of the sheet that the header is; 0 before it.
  private var headerLine = 0

  init(_ scanner: consuming SheetScanner, limits: DocumentLimits) {
    self.scanner = scanner
    self.limits = limits
    report = RowReport(columns: [], limits: limits, encoding: .utf8, isSheet: true)
  }

  /// The events of the next row that is not blank, or those at the end, which may be none.
  mutating func nextEvents() throws(ReadFailure) -> [TableEvent] {
    while try scanner.nextRow() { if !scanner.isBlank { return takeRow() } }
    isEnded = true
    if headerLine == 0 {
      let hint = "the sheet has no header and no row"
      return [.fault(DocumentFault(code: .fileEmpty, hint: hint))]
    }
    return mergeWarnings()
  }

  private mutating func takeRow() -> [TableEvent] {
    let isHeader = headerLine == 0
    if isHeader {
      headerLine = scanner.line
    } else {
      rows += 1
      if rows > limits.rows { return [.fault(endWithTooManyRows())] }
      lines.append(Int32(scanner.line))
      scanner.fillRow(to: report.columns.count)
    }
    var events = scanner.formulas.compactMap { warning($0) }
    switch report.read(scanner.row, number: rows, line: scanner.line) {
    case .cells(let cells):
      if isHeader {
        report.columns = cells
        scanner.row.columns = cells.count
        events.append(.header(cells))
      } else {
        events.append(.row(TableRow(row: rows, line: scanner.line, cells: cells)))
      }
    case .faults(let faults, let cells):
      events.append(.refused(TableRow(row: rows, line: scanner.line, cells: cells), faults))
      isEnded = isHeader
    }
    return events
  }

  private func warning(_ formula: SheetScanner.Formula) -> TableEvent? {
    guard rows == 0 || formula.cell < report.columns.count else { return nil }
    let text = "=" + String(decoding: formula.text, as: UTF8.self)
    return .warning(
      DocumentFault(
        code: .formulaAsValue, row: rows, line: scanner.line,
        column: report.name(of: formula.cell), value: DocumentExcerpt.text(of: text.utf8),
        hint: formula.hasValue
          ? "a formula; its value as last computed was taken"
          : "a formula that was never computed; open the file in a spreadsheet program and save it"
      ))
  }

  private func mergeWarnings() -> [TableEvent] {
    let merges = SheetMerges(headerLine: headerLine, lines: lines, columns: report.columns.count)
    return scanner.merges.compactMap { name in
      guard let place = merges.place(of: name) else { return nil }
      return .warning(
        DocumentFault(
          code: .cellsMerged, row: place.row, line: place.line,
          column: report.name(of: place.column), value: DocumentExcerpt.text(of: name.utf8),
          hint: "these cells are merged; the text was taken for the first of them only"))
    }
  }

  private mutating func endWithTooManyRows() -> DocumentFault {
    isEnded = true
    return DocumentFault(
      code: .tooManyRows, row: rows, line: scanner.line,
      hint: "at most \(limits.rows) rows are read; split the file")
  }
}
