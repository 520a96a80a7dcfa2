/// What comes out of a delimited file, in the order of the file.
public enum DelimitedEvent: Sendable, Hashable {
  /// The names of the columns; once, before any row.
  case header([String])
  /// A row with as many cells as the header.
  case row(DelimitedRow)
  /// Something wrong; a row may have several faults and is then not delivered.
  case fault(DocumentFault)

  /// The events that tell the same fault by fault, the last one first.
  static func reversed(_ event: TableEvent) -> [DelimitedEvent] {
    switch event {
    case .header(let names): [.header(names)]
    case .row(let row): [.row(row)]
    case .refused(_, let faults): faults.reversed().map { .fault($0) }
    case .fault(let fault): [.fault(fault)]
    case .warning: []
    }
  }
}
