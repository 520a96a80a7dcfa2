import Documents

/// All events of a workbook, to compare with equality.
func sheetEvents(_ bytes: [UInt8], _ options: DocumentOptions = DocumentOptions()) throws
  -> [TableEvent]
{
  let reader = SheetReader(bytes: bytes, options: options)
  var events: [TableEvent] = []
  while let event = try reader.nextEvent() { events.append(event) }
  return events
}

/// The events of one sheet with these rows, in short.
func brief(
  rows: String, behind: String = "", texts: String? = nil, styles: String? = nil,
  properties: String = "", _ options: DocumentOptions = DocumentOptions()
) throws -> [String] {
  let fixture = WorkbookFixture(
    rows: rows, behind: behind, texts: texts, styles: styles, properties: properties)
  return try sheetEvents(fixture.bytes, options).map(\.brief)
}

extension DocumentFault {
  /// `code@row:line`, with the column behind it if there is one.
  var place: String { "\(code.rawValue)@\(row):\(line)" + (column.map { "/\($0)" } ?? "") }
}

extension TableEvent {
  /// The header, a row as `row:line cells`, or the places of faults and warnings.
  var brief: String {
    switch self {
    case .header(let names): "header \(names.joined(separator: "|"))"
    case .row(let row): "\(row.row):\(row.line) \(row.cells.joined(separator: "|"))"
    case .refused(let row, let faults):
      faults.map(\.place).joined(separator: " ") + " [\(row.cells.joined(separator: "|"))]"
    case .fault(let fault), .warning(let fault): fault.place
    }
  }
}
