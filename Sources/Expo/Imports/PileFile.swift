import Documents

/// Rows of a batch on their way out, under the columns of their file.
struct PileFile {
  let header: [String]
  let lines: [[String]]

  init(columns: [String], _ rows: [ImportPileRow]) {
    let kept = columns.indices.filter { !ImportHeader.isPileColumn(columns[$0]) }
    let hasSurplus = rows.contains { $0.cells.count > columns.count }
    header =
      kept.map { columns[$0] } + ImportHeader.pileColumns
      + (hasSurplus ? [ImportHeader.surplusColumn] : [])
    lines = rows.map { row in
      let reason = row.reason
      let cells = kept.map { $0 < row.cells.count ? row.cells[$0] : "" }
      let surplus = row.cells.dropFirst(columns.count).joined(separator: " | ")
      return cells + [reason.code, reason.column, reason.hint] + (hasSurplus ? [surplus] : [])
    }
  }

  /// The file. In CSV, cells that a spreadsheet program would run get an apostrophe in front, which is
  /// taken off when the file is imported; a workbook says that they are text.
  func bytes(
    _ format: TableFormat, named name: String, hasByteOrderMark: Bool = false
  ) throws(SheetError) -> [UInt8] {
    switch format {
    case .csv:
      let inert = lines.lazy.map { $0.map(InertCell.reversible) }
      return DelimitedWriter(writesByteOrderMark: hasByteOrderMark)
        .document(header: header, rows: inert)
    case .xlsx:
      let cells = lines.lazy.map { $0.map { SheetCell.text(InertCell.marked($0)) } }
      return try SheetWriter.document(
        sheet: name, columns: header.map { SheetColumn($0) }, rows: cells)
    }
  }
}
