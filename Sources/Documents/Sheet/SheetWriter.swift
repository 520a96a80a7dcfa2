/// Writes an XLSX workbook (ECMA-376, transitional) with one sheet, row by row.
///
/// The header is bold and stays in sight, columns are as wide as the first thousand rows need,
/// choices are offered as lists. Texts are texts: none is run as a formula. The same columns and
/// rows give the same bytes, and what is written reads back equal; a row without any cell does not,
/// since it is no row. Only what is packed is kept in memory. Not `Sendable`: one writer belongs to
/// one task.
public final class SheetWriter {
  private static let measuredRows = 1_000
  private static let widths = 6...60
  private static let most = 32_767

  private let name: String
  private let columns: [SheetColumn]
  private let body = Deflater()
  private var pending: [UInt8] = []
  private var widths: [Int]
  /// Rows written, the header among them.
  private var rows = 0

  /// A workbook whose sheet has the name (characters that no sheet name has replaced) and columns.
  public init(sheet name: String, columns: [SheetColumn]) throws(SheetError) {
    guard (1...CellReference.mostColumns).contains(columns.count) else {
      throw .columnCount(columns.count)
    }
    self.name = WorkbookPart.sheetName(name)
    self.columns = columns
    widths = columns.map { _ in Self.widths.lowerBound }
    try append(columns.map { .text($0.title) })
  }

  /// Appends one row; cells beyond the columns get no column of their own.
  public func append(_ cells: [SheetCell]) throws(SheetError) {
    if rows == CellReference.mostRows { throw .tooManyRows }
    if cells.count > CellReference.mostColumns { throw .columnCount(cells.count) }
    for (index, cell) in cells.enumerated() {
      if case .text(let text) = cell, text.utf8.count > Self.most, text.utf16.count > Self.most {
        throw .cellTooLong(row: rows, column: index + 1)
      }
    }
    rows += 1
    if rows <= Self.measuredRows { measure(cells) }
    pending += "<row r=\"\(rows)\">".utf8
    for (index, cell) in cells.enumerated() {
      let style: SheetStyle =
        rows == 1 ? .header : index < columns.count ? columns[index].style : .general
      let place = CellReference(column: index, row: rows)
      SheetRowWriter.append(cell, style: style, at: place, to: &pending)
    }
    pending += "</row>".utf8
    if pending.count > 65_536 { flush() }
  }

  /// Appends one row of texts.
  public func append(texts: [String]) throws(SheetError) {
    try append(texts.map { .text($0) })
  }

  /// The workbook; nothing may be appended after it.
  public func finish() -> [UInt8] {
    let choices = SheetChoices(columns)
    pending += "</sheetData>\(choices.rules(rows: CellReference.mostRows))".utf8
    // Texts that look like numbers are meant: no green corners.
    let all = "A1:\(CellReference.letters(columns.count - 1))\(CellReference.mostRows)"
    pending += "<ignoredErrors><ignoredError sqref=\"\(all)\" numberStoredAsText=\"1\"/>".utf8
    pending += "</ignoredErrors></worksheet>".utf8
    flush()
    body.finish()
    let sheet = Deflater()
    sheet.append(Array(head.utf8))
    sheet.finish(isLast: false)
    sheet.append(body)
    let names = [name] + (choices.isEmpty ? [] : [SheetChoices.sheetName])
    var archive = ZipWriter()
    archive.add("[Content_Types].xml", WorkbookPart.types(sheets: names.count))
    archive.add("_rels/.rels", WorkbookPart.root)
    archive.add("xl/workbook.xml", WorkbookPart.workbook(sheets: names))
    archive.add("xl/_rels/workbook.xml.rels", WorkbookPart.relations(sheets: names.count))
    archive.add("xl/styles.xml", WorkbookPart.declaration + SheetStyle.part)
    archive.add("xl/worksheets/sheet1.xml", sheet)
    if !choices.isEmpty {
      archive.add("xl/worksheets/sheet2.xml", String(decoding: choices.part, as: UTF8.self))
    }
    return archive.finish()
  }

  /// A whole workbook.
  public static func document(
    sheet name: String, columns: [SheetColumn], rows: some Sequence<[SheetCell]>
  ) throws(SheetError) -> [UInt8] {
    let writer = try SheetWriter(sheet: name, columns: columns)
    for row in rows { try writer.append(row) }
    return writer.finish()
  }

  /// What stands before the rows, known only when they have been measured.
  private var head: String {
    let last = CellReference(column: columns.count - 1, row: rows).name
    let columns = zip(columns, widths).enumerated().map { index, column in
      """
      <col min="\(index + 1)" max="\(index + 1)" width="\(column.1 + 2)" \
      style="\(column.0.style.rawValue)" customWidth="1"/>
      """
    }
    return """
      \(WorkbookPart.declaration)<worksheet xmlns="\(WorkbookPart.namespace)">\
      <dimension ref="A1:\(last)"/><sheetViews><sheetView tabSelected="1" workbookViewId="0">\
      <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>\
      <selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>\
      <sheetFormatPr defaultRowHeight="15"/><cols>\(columns.joined())</cols><sheetData>
      """
  }

  private func measure(_ cells: [SheetCell]) {
    for (index, cell) in cells.enumerated() where index < widths.count {
      let text = SheetRowWriter.text(of: cell)
      let width = text.split(whereSeparator: \.isNewline).reduce(0) { widest, line in
        max(widest, DisplayWidth.of(String(line.prefix(Self.widths.upperBound))))
      }
      widths[index] = max(widths[index], min(width, Self.widths.upperBound))
    }
  }

  private func flush() {
    body.append(pending)
    pending.removeAll(keepingCapacity: true)
  }
}
