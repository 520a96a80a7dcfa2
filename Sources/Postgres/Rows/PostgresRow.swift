/// One row of a result; it keeps the whole result alive, so keep what is decoded, not rows.
public struct PostgresRow: Sendable {
  let box: ResultBox
  let index: Int

  init(box: ResultBox, index: Int) {
    self.box = box
    self.index = index
  }

  /// The names of the columns, in order.
  public var columns: [String] { box.columns }

  /// Reads one column by its name.
  ///
  /// - Throws: kind `decode` when there is no such column, or two, or the value is not of the type.
  public func decode<Value: PostgresDecodable>(
    _ column: String, as type: Value.Type = Value.self
  ) throws(PostgresError) -> Value {
    try Value.decode(box.cell(row: index, column: try box.index(of: column)))
  }

  /// Reads the only column of the row.
  ///
  /// - Throws: kind `decode` when there are more columns or the value is not of the type.
  public func decode<Value: PostgresDecodable>(
    _ type: Value.Type
  ) throws(PostgresError) -> Value {
    try requireColumns(1)
    return try Value.decode(box.cell(row: index, column: 0))
  }

  /// Reads the whole row by position: `let (id, name) = try row.decode(Int.self, String.self)`.
  ///
  /// - Throws: kind `decode` when the number of types is not the number of columns or a value is
  ///   not of its type.
  public func decode<each Value: PostgresDecodable>(
    _ type: repeat (each Value).Type
  ) throws(PostgresError) -> (repeat each Value) {
    var reader = Reader(row: self)
    var count = 0
    for _ in repeat (each type) { count += 1 }
    try requireColumns(count)
    return (repeat try reader.next(each type))
  }

  private func requireColumns(_ count: Int) throws(PostgresError) {
    guard count == box.columnCount else {
      let names = columns.joined(separator: ", ")
      throw PostgresError(.decode, "\(count) types for \(box.columnCount) columns: \(names)")
    }
  }

  private struct Reader {
    let row: PostgresRow
    var column = 0

    mutating func next<Value: PostgresDecodable>(
      _ type: Value.Type
    ) throws(PostgresError) -> Value {
      defer { column += 1 }
      return try Value.decode(row.box.cell(row: row.index, column: column))
    }
  }
}
