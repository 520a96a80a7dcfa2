/// One row of a table: where it stands and what its cells hold.
public struct TableRow: Sendable, Hashable {
  /// 1 for the first row after the header; blank rows are not counted.
  public var row: Int
  /// Where a person finds the row, from 1: the physical line of a text file where it begins, the
  /// row of the sheet.
  public var line: Int
  /// The text of the cells as stored: nothing trimmed, nothing normalised.
  public var cells: [String]

  /// A row at a place.
  public init(row: Int, line: Int, cells: [String]) {
    self.row = row
    self.line = line
    self.cells = cells
  }
}

/// One sound row of a delimited file: as many cells as the header has.
public typealias DelimitedRow = TableRow
