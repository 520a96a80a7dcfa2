/// Some rows of a file, read and judged one by one, in their order.
final class JudgedChunk: Sendable {
  /// What there is to say about the file as a whole.
  let notes: [ImportFinding]
  /// The rows, sound or not.
  let rows: [JudgedRow]
  /// How the file is written and how many rows there are, as far as is known by now.
  let outline: FileOutline

  init(notes: [ImportFinding], rows: [JudgedRow], outline: FileOutline) {
    self.notes = notes
    self.rows = rows
    self.outline = outline
  }
}

/// One row as it stands by itself, before it is held against others.
struct JudgedRow: Sendable {
  /// The data row, 1-based.
  let row: Int
  /// Its cells as the file has them.
  var cells: [String]
  /// A hash of them.
  var content = 0
  var findings: [ImportFinding]
  /// What it says; nil when it could not be read at all.
  var record: ImportRecord?
  var isRefused: Bool
}

/// What a file is like: its form, its header, its length.
struct FileOutline: Sendable {
  var encoding = ""
  var delimiter = ""
  var columns: [String] = []
  /// Data rows met.
  var total = 0
}
