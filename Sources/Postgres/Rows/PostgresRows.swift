/// The rows of one result, in the server's order.
public struct PostgresRows: RandomAccessCollection, Sendable {
  let box: ResultBox

  init(_ box: ResultBox) { self.box = box }

  /// 0.
  public var startIndex: Int { 0 }

  /// The number of rows.
  public var endIndex: Int { box.rowCount }

  /// The names of the columns, in order.
  public var columns: [String] { box.columns }

  /// The row at a position from 0.
  public subscript(position: Int) -> PostgresRow {
    precondition(indices.contains(position), "row \(position) of \(count)")
    return PostgresRow(box: box, index: position)
  }
}
