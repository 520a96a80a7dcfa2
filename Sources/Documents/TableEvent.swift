/// What comes out of a table in a file, whatever its format, in the order of the file.
public enum TableEvent: Sendable, Hashable {
  /// The names of the columns; once, before any row.
  case header([String])
  /// A sound row with as many cells as the header.
  case row(TableRow)
  /// A row with faults, at least one, and its cells as far as they can be told: fewer or (up to 16)
  /// more than the header has, bytes that mean nothing as U+FFFD, a cell that is too long cut.
  /// Where it is row 0, the header, or a row with a quote that never closes, nothing follows.
  case refused(TableRow, [DocumentFault])
  /// Something wrong with the file; nothing follows.
  case fault(DocumentFault)
  /// Something a person should know; it stands before the row it belongs to and refuses nothing.
  case warning(DocumentFault)
}
