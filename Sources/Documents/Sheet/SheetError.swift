/// Why a workbook cannot be written: spreadsheet programs would not open it.
public enum SheetError: Error, Sendable, Hashable {
  /// More than 32,767 UTF-16 code units in a cell; row 1 is the first after the header, row 0 the
  /// header, columns count from 1.
  case cellTooLong(row: Int, column: Int)
  /// More than 1,048,576 rows, the header among them.
  case tooManyRows
  /// No column, or more than 16,384.
  case columnCount(Int)
}

extension SheetError: CustomStringConvertible {
  /// One sentence that names the place.
  public var description: String {
    switch self {
    case .cellTooLong(let row, let column):
      "the cell in row \(row), column \(column) is longer than the 32,767 characters of a workbook"
    case .tooManyRows: "a sheet has at most \(CellReference.mostRows) rows"
    case .columnCount(let count):
      "a sheet has 1 to \(CellReference.mostColumns) columns, not \(count)"
    }
  }
}
