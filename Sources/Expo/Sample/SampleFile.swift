import Documents

/// One file of the sample: its columns and rows.
struct SampleFile {
  /// The file's name, `sectors.csv`.
  let name: String
  let columns: [String]
  private(set) var rows: [[String]] = []

  /// A file without rows; the columns are written as in its header line.
  init(_ name: String, columns: String) {
    self.name = name
    self.columns = columns.split(separator: ",").map(String.init)
  }

  /// Adds a row with a cell for every column.
  mutating func add(_ cells: String...) {
    precondition(cells.count == columns.count, "\(name): \(cells.count) cells")
    rows.append(cells)
  }

  /// Adds rows written in the source, one a line, cells between `|`.
  mutating func add(lines: String) {
    for line in lines.split(separator: "\n") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      precondition(cells.count == columns.count, "\(name): \(line)")
      rows.append(cells)
    }
  }

  /// The file as bytes: CSV in UTF-8.
  var bytes: [UInt8] { DelimitedWriter().document(header: columns, rows: rows) }
}
