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
  public var rows: Int { table?.rows ?? 0 }

  private let store: any ByteStore
  private let options: DocumentOptions
  private var table: SheetTable?
  /// Events to tell, the next one last.
  private var waiting: [TableEvent] = []
  private var isEnded = false

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
  }

  /// The next event, or nil at the end.
  ///
  /// Throws only when bytes cannot be had: what is wrong inside the file is an event.
  public func nextEvent() throws(DocumentError) -> TableEvent? {
    while true {
      if let event = waiting.popLast() { return event }
      if isEnded { return nil }
      do throws(ReadFailure) {
        if let events = try table?.nextEvents() {
          waiting = events.reversed()
          isEnded = table?.isEnded ?? true
        } else {
          try open()
        }
      } catch {
        switch error {
        case .fault(let fault): end(with: fault)
        case .unreachable(let reason):
          isEnded = true
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
    if let part = workbook.sharedTexts, var markup = try parts.open(part) {
      texts = try SharedTexts(&markup, limits: limits)
    }
    var formats = WorkbookFormats()
    if let part = workbook.styles, var markup = try parts.open(part) {
      formats = try WorkbookFormats(&markup)
    }
    guard let markup = try parts.open(sheet.part) else {
      throw .damaged("the workbook has no part \(sheet.part)")
    }
    table = SheetTable(
      SheetScanner(
        markup, texts: texts, formats: formats, dateSystem: workbook.dateSystem, limits: limits),
      limits: limits)
    let others = workbook.sheets.filter { $0 != sheet }
    format = SheetFormat(
      sheet: sheet.name, dateSystem: workbook.dateSystem, ignoredSheets: others.map(\.name))
    waiting = others.filter { !$0.isListOfChoices }.reversed().map { .warning(Self.ignored($0)) }
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

  private func end(with fault: DocumentFault) {
    waiting = [.fault(fault)]
    isEnded = true
  }
}
