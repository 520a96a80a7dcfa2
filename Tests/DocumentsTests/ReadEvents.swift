import Documents

/// All events of a document, to compare with equality.
func events(_ text: String, _ options: DelimitedOptions = DelimitedOptions()) throws
  -> [DelimitedEvent]
{
  try events(Array(text.utf8), options)
}

func events(_ bytes: [UInt8], _ options: DelimitedOptions = DelimitedOptions()) throws
  -> [DelimitedEvent]
{
  let reader = DelimitedReader(bytes: bytes, options: options)
  var events: [DelimitedEvent] = []
  while let event = try reader.next() { events.append(event) }
  return events
}

extension DelimitedEvent {
  /// `code@row:line` for a fault, with the column behind it if there is one.
  var faultPlace: String? {
    guard case .fault(let fault) = self else { return nil }
    let column = fault.column.map { "/\($0)" } ?? ""
    return "\(fault.code.rawValue)@\(fault.row):\(fault.line)\(column)"
  }

  var row: DelimitedRow? {
    guard case .row(let row) = self else { return nil }
    return row
  }

  /// The header, a row as `row:line cells`, or the place of the fault: short enough to list.
  var brief: String {
    switch self {
    case .header(let names): "header \(names.joined(separator: "|"))"
    case .row(let row): "\(row.row):\(row.line) \(row.cells.joined(separator: "|"))"
    case .fault: faultPlace ?? ""
    }
  }
}
