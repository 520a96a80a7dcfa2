/// Reads a sheet of an XLSX workbook (ECMA-376, both forms) of any size, row by row.
///
/// Cells come as the text that a person sees: texts, whole digits of numbers, dates by their format
/// as ISO 8601, `TRUE` and `FALSE`, formulas by their value as last computed. The first visible
/// sheet is read unless another is asked for; its first row that is not blank is the header.
/// Memory does not follow the size of file or cell, except for the distinct texts of the workbook,
/// which are limited. Nothing outside the file is ever asked for. Not `Sendable`: one reader
/// belongs to one task.
public final class SheetReader {
  /// How the workbook is made up; nil until the first event and when it could not be read.
  public private(set) var format: SheetFormat?
  /// Data rows met so far, sound or not.
  public private(set) var rows = 0

  private let store: any ByteStore
  private let options: DocumentOptions
  private var scanner: SheetScanner?
  private var report: RowReport
  /// Events to tell, the next one last.
  private var waiting: [TableEvent] = []
  /// The row of the sheet of each data row.
  private var lines: [Int32] = []
  private var headerLine = 0
  private var stage = Stage.unopened

  private enum Stage { case unopened, header, rows, ended }

  /// Opens a file.
  public convenience init(
    path: String, options: DocumentOptions = DocumentOptions()
  ) throws(DocumentError) {
    guard let store = try FileByteStore(path: path) else {
      throw .cannotRead(path: path, reason: "not a regular file")
    }
    self.init(store: store, options: options)
  }

  /// Reads bytes in memory.
  public convenience init(bytes: [UInt8], options: DocumentOptions = DocumentOptions()) {
    self.init(store: MemoryByteStore(bytes), options: options)
  }

  init(store: any ByteStore, options: DocumentOptions) {
    self.store = store
    self.options = options
    report = RowReport(columns: [], limits: options.limits, encoding: .utf8, isSheet: true)
  }

  /// The next event, or nil at the end.
  ///
  /// Throws only when bytes cannot be had: what is wrong inside the file is an event.
  public func nextEvent() throws(DocumentError) -> TableEvent? {
    while true {
      if let event = waiting.popLast() { return event }
      if stage == .ended { return nil }
      do throws(ReadFailure) {
        if stage == .unopened { try open() } else { try readRow() }
      } catch {
        switch error {
        case .fault(let fault): end(with: fault)
        case .unreachable(let reason):
          stage = .ended
          throw reason
        }
      }
    }
  }

  private func open() throws(ReadFailure) {
    let limits = options.limits
    if store.size > limits.bytes {
      return end(
        with: DocumentFault(
          code: .fileTooLarge, hint: "at most \(limits.bytes) bytes are read; split the file"))
    }
    if store.size == 0 {
      return end(with: DocumentFault(code: .fileEmpty, hint: "the file has no byte"))
    }
    let parts = try WorkbookParts(store, limits: limits, chunkBytes: options.chunkBytes)
    let workbook = try Workbook(parts)
    let sheet = try choose(workbook.sheets)
    var texts = SharedTexts()
    if let part = workbook.sharedTexts, let markup = try parts.open(part) {
      texts = try SharedTexts(markup, limits: limits)
    }
    var formats = WorkbookFormats()
    if let part = workbook.styles, let markup = try parts.open(part) {
      formats = try WorkbookFormats(markup)
    }
    guard let markup = try parts.open(sheet.part) else {
      throw .damaged("the workbook has no part \(sheet.part)")
    }
    scanner = SheetScanner(
      markup, texts: texts, formats: formats, dateSystem: workbook.dateSystem, limits: limits)
    let others = workbook.sheets.filter { $0 != sheet }
    format = SheetFormat(
      sheet: sheet.name, dateSystem: workbook.dateSystem, ignoredSheets: others.map(\.name))
    waiting = others.filter { !$0.isListOfChoices }.reversed().map { .warning(Self.ignored($0)) }
    stage = .header
  }

  private func choose(_ sheets: [Workbook.Sheet]) throws(ReadFailure) -> Workbook.Sheet {
    guard let name = options.sheet else {
      return sheets.first(where: \.isVisible) ?? sheets[0]
    }
    if let sheet = sheets.first(where: { $0.name == name }) { return sheet }
    throw .fault(
      DocumentFault(
        code: .sheetUnknown, value: DocumentExcerpt.text(of: name.utf8),
        hint: "the sheets are \(sheets.prefix(20).map(\.name).joined(separator: ", "))"))
  }

  private static func ignored(_ sheet: Workbook.Sheet) -> DocumentFault {
    DocumentFault(
      code: .sheetIgnored, column: sheet.name,
      hint: "\(sheet.isVisible ? "another" : "a hidden") sheet, which is not read")
  }

  private func readRow() throws(ReadFailure) {
    guard let scanner else { return }
    while waiting.isEmpty, stage != .ended {
      guard try scanner.nextRow() else { return finish(scanner) }
      if !scanner.isBlank { takeRow(scanner) }
    }
  }

  private func takeRow(_ scanner: SheetScanner) {
    let isHeader = stage == .header
    if isHeader {
      headerLine = scanner.line
    } else {
      rows += 1
      if rows > options.limits.rows { return end(with: tooManyRows(scanner.line)) }
      lines.append(Int32(scanner.line))
      // What a sheet leaves out at the end of a row is empty, not missing.
      while scanner.row.cellCount < report.columns.count { scanner.row.endCell() }
    }
    let place = TableRow(row: rows, line: scanner.line, cells: [])
    switch report.read(scanner.row, number: rows, line: scanner.line) {
    case .cells(let cells):
      if isHeader {
        report.columns = cells
        scanner.row.columns = cells.count
        stage = .rows
        waiting = [.header(cells)]
      } else {
        waiting = [.row(TableRow(row: rows, line: scanner.line, cells: cells))]
      }
    case .faults(let faults, let cells):
      waiting = [.refused(TableRow(row: rows, line: scanner.line, cells: cells), faults)]
      if isHeader { stage = .ended }
    }
    waiting += scanner.formulas.reversed().compactMap { warning($0, at: place) }
  }

  private func warning(_ formula: SheetScanner.Formula, at place: TableRow) -> TableEvent? {
    guard place.row == 0 || formula.cell < report.columns.count else { return nil }
    let text = "=" + String(decoding: formula.text, as: UTF8.self)
    return .warning(
      DocumentFault(
        code: .formulaAsValue, row: place.row, line: place.line,
        column: report.name(of: formula.cell), value: DocumentExcerpt.text(of: text.utf8),
        hint: formula.hasValue
          ? "a formula; its value as last computed was taken"
          : "a formula that was never computed; open the file in a spreadsheet program, save it again"
      ))
  }

  private func finish(_ scanner: SheetScanner) {
    if stage == .header {
      return end(with: DocumentFault(code: .fileEmpty, hint: "the sheet has no header and no row"))
    }
    stage = .ended
    let merges = SheetMerges(
      headerLine: headerLine, lines: lines, columns: report.columns.count)
    waiting = scanner.merges.reversed().compactMap { name in
      merges.place(of: name).map { place in
        .warning(
          DocumentFault(
            code: .cellsMerged, row: place.row, line: place.line,
            column: report.name(of: place.column), value: DocumentExcerpt.text(of: name.utf8),
            hint: "these cells are merged; the text was taken for the first of them only"))
      }
    }
    self.scanner = nil
  }

  private func end(with fault: DocumentFault) {
    waiting = [.fault(fault)]
    stage = .ended
  }

  private func tooManyRows(_ line: Int) -> DocumentFault {
    DocumentFault(
      code: .tooManyRows, row: rows, line: line,
      hint: "at most \(options.limits.rows) rows are read; split the file")
  }
}
