/// A sound row on its way into the database.
struct PendingRow: Sendable {
  /// The data row, 1-based.
  let row: Int
  /// Its cells as the file has them.
  let cells: [String]
  /// A hash of them.
  var content = 0
  /// What it says.
  let record: ImportRecord
}
