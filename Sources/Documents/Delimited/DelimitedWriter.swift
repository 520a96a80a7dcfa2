/// Writes CSV and TSV as RFC 4180 has it, in UTF-8.
///
/// A cell is quoted where a reader could take it for something else, so what is written reads back
/// equal. A row needs at least one cell: a line with nothing in it is no row.
public struct DelimitedWriter: Sendable, Hashable {
  /// What stands between cells.
  public var delimiter: Delimiter
  /// Whether the document begins with a byte order mark, which Excel needs to see UTF-8.
  public var writesByteOrderMark: Bool
  /// Whether cells that a spreadsheet would run as a formula get an apostrophe in front.
  ///
  /// `InertCell` tells which those are. They do not read back equal: for people, not for exchange.
  public var makesFormulasInert: Bool

  /// Commas, no mark, cells byte for byte.
  public init(
    delimiter: Delimiter = .comma, writesByteOrderMark: Bool = false,
    makesFormulasInert: Bool = false
  ) {
    self.delimiter = delimiter
    self.writesByteOrderMark = writesByteOrderMark
    self.makesFormulasInert = makesFormulasInert
  }

  /// Appends what stands before the first row: the mark or nothing.
  public func begin(_ document: inout [UInt8]) {
    if writesByteOrderMark { document.append(contentsOf: TextEncoding.utf8.byteOrderMark) }
  }

  /// Appends one row, ended by CRLF.
  public func append(_ cells: [String], to document: inout [UInt8]) {
    var isFirst = true
    for cell in cells {
      if !isFirst { document.append(delimiter.byte) }
      isFirst = false
      appendCell(cell, isAlone: cells.count == 1, to: &document)
    }
    document.append(0x0D)
    document.append(0x0A)
  }

  /// A whole document: header and rows.
  public func document(header: [String], rows: some Sequence<[String]>) -> [UInt8] {
    var document: [UInt8] = []
    begin(&document)
    append(header, to: &document)
    for row in rows { append(row, to: &document) }
    return document
  }

  private func appendCell(_ cell: String, isAlone: Bool, to document: inout [UInt8]) {
    let inert = makesFormulasInert && InertCell.isNeeded(cell)
    guard Self.needsQuotes(cell, isAlone: isAlone) else {
      if inert { document.append(0x27) }
      document.append(contentsOf: cell.utf8)
      return
    }
    document.append(0x22)
    if inert { document.append(0x27) }
    for byte in cell.utf8 {
      if byte == 0x22 { document.append(0x22) }
      document.append(byte)
    }
    document.append(0x22)
  }

  /// All delimiters count, so that a header is never mistaken for that of another delimiter; outer
  /// spaces, since some readers trim them; a leading U+FEFF, since it looks like a mark.
  private static func needsQuotes(_ cell: String, isAlone: Bool) -> Bool {
    guard let first = cell.utf8.first, let last = cell.utf8.last else { return isAlone }
    if first == 0x20 || last == 0x20 || first == 0xEF { return true }
    return cell.utf8.contains { byte in
      switch byte {
      case 0x22, 0x2C, 0x3B, 0x09, 0x0D, 0x0A: true
      default: false
      }
    }
  }
}
