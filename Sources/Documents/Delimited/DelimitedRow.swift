/// One sound row: as many cells as the header has.
public struct DelimitedRow: Sendable, Hashable {
  /// 1 for the first row after the header; blank lines are not counted.
  public var row: Int
  /// The physical line from 1 where the row begins.
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
