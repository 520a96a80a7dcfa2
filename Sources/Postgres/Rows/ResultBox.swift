import CLibPQ

/// Owns one `PGresult`, which never changes, and frees it with the last row that points into it.
final class ResultBox: @unchecked Sendable {
  let pointer: OpaquePointer
  let rowCount: Int
  let columns: [String]
  let types: [UInt32]
  private let ambiguous: Set<Int>

  init(_ pointer: OpaquePointer) {
    self.pointer = pointer
    rowCount = Int(PQntuples(pointer))
    let fields = 0..<PQnfields(pointer)
    columns = fields.map { PQfname(pointer, $0).map { String(cString: $0) } ?? "" }
    types = fields.map { PQftype(pointer, $0) }
    ambiguous = Self.ambiguous(columns)
  }

  deinit { PQclear(pointer) }

  /// Rows inserted, updated, deleted, selected or copied; 0 where the command counts none.
  var affectedRows: Int {
    PQcmdTuples(pointer).flatMap { Int(String(cString: $0)) } ?? 0
  }

  /// The command tag, for example `COMMIT`.
  var command: String { PQcmdStatus(pointer).map { String(cString: $0) } ?? "" }

  func cell(row: Int, column: Int) -> PostgresCell {
    let (row, field) = (Int32(row), Int32(column))
    var bytes: UnsafeRawBufferPointer?
    if PQgetisnull(pointer, row, field) == 0, let start = PQgetvalue(pointer, row, field) {
      bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(pointer, row, field)))
    }
    return PostgresCell(bytes: bytes, oid: types[column], box: self, index: column)
  }

  /// The only column of that name: two of a name, as in a careless join, would be told apart by
  /// luck.
  func index(of name: String) throws(PostgresError) -> Int {
    let length = name.utf8.count
    // Names are few and mostly differ in length, which is cheaper to compare than to hash.
    for index in columns.indices
    where columns[index].utf8.count == length && columns[index] == name {
      guard ambiguous.isEmpty || !ambiguous.contains(index) else {
        throw PostgresError(
          .decode, "the result has more than one column \(name)",
          facts: PostgresError.Facts(column: name))
      }
      return index
    }
    throw PostgresError(
      .decode, "the result has no column \(name), but \(columns.joined(separator: ", "))",
      facts: PostgresError.Facts(column: name))
  }

  /// The first of each two columns of one name.
  private static func ambiguous(_ columns: [String]) -> Set<Int> {
    var found: Set<Int> = []
    for (index, column) in columns.enumerated() where columns[(index + 1)...].contains(column) {
      found.insert(index)
    }
    return found
  }
}
