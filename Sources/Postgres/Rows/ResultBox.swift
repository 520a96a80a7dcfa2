import CLibPQ
import Synchronization

/// Owns one `PGresult`, which never changes, and frees it with the last row that points into it.
final class ResultBox: @unchecked Sendable {
  let pointer: OpaquePointer
  let rowCount: Int
  let columnCount: Int
  /// Read when first asked for: many results are read by position, or not at all.
  private let names = AtomicLazyReference<ColumnNames>()

  init(_ pointer: OpaquePointer) {
    self.pointer = pointer
    rowCount = Int(PQntuples(pointer))
    columnCount = Int(PQnfields(pointer))
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
    return PostgresCell(bytes: bytes, oid: PQftype(pointer, field), box: self, index: column)
  }

  /// The names of the columns, in order.
  var columns: [String] { columnNames.all }

  /// The only column of that name.
  func index(of name: String) throws(PostgresError) -> Int { try columnNames.index(of: name) }

  private var columnNames: ColumnNames {
    names.load() ?? names.storeIfNil(ColumnNames(pointer))
  }
}
