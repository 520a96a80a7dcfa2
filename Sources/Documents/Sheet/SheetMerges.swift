/// Finds the rows that merged cells belong to.
struct SheetMerges {
  /// The row of the sheet that the header is.
  let headerLine: Int
  /// The row of the sheet of each data row, ascending.
  let lines: [Int32]
  let columns: Int

  /// Where merged cells like `A2:B4` begin: the first row of the table among them (0: the header)
  /// and the column from 0; nil if they lie outside the table.
  func place(of name: String) -> (row: Int, line: Int, column: Int)? {
    let corners = name.utf8.split(separator: 0x3A).map { CellReference($0) }
    guard corners.count == 2, let first = corners[0], let last = corners[1], first != last,
      first.column < columns, last.row >= headerLine
    else { return nil }
    if first.row <= headerLine { return (0, headerLine, first.column) }
    let index = lines.partition(before: first.row)
    guard index < lines.count, Int(lines[index]) <= last.row else { return nil }
    return (index + 1, Int(lines[index]), first.column)
  }
}

extension [Int32] {
  /// The index of the first element that is not below a number, in ascending elements.
  fileprivate func partition(before number: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if Int(self[middle]) < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
