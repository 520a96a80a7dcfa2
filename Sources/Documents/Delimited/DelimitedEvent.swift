/// What comes out of a delimited file, in the order of the file.
public enum DelimitedEvent: Sendable, Hashable {
  /// The names of the columns; once, before any row.
  case header([String])
  /// A row with as many cells as the header.
  case row(DelimitedRow)
  /// Something wrong; a row may have several faults and is then not delivered.
  case fault(DocumentFault)
}
