import Documents

/// The cells of the rows of a file that was taken in.
struct OriginalCells {
  /// By the number of the row, 1-based; only rows that could be read.
  private(set) var byRow: [Int: [String]] = [:]

  /// - Parameter encoding: The one it was read in, as reports name it.
  init(_ content: [UInt8], name: String, _ encoding: String) throws {
    let options = DocumentOptions(encoding: TextEncoding(name: encoding))
    let reader = DocumentReader(bytes: content, name: name, options: options)
    var isPile = false
    while let event = try reader.next() {
      switch event {
      case .header(let cells): isPile = ImportHeader.isPile(cells)
      case .row(let row): byRow[row.row] = (isPile ? row.withOriginalCells : row).cells
      case .refused, .fault, .warning: continue
      }
    }
  }
}
