/// The header of one file, matched to the columns of a kind.
struct ImportHeader: Sendable {
  /// Where each known column stands, by its name.
  let positions: [String: Int]
  /// The header cells as the file has them.
  let cells: [String]
  /// What is wrong with the header: missing, double and unknown columns.
  let findings: [ImportFinding]

  /// Columns of which the file has none of several; it is refused for that only where a row needs one.
  let lacking: [[String]]

  /// What is wrong with a file that has none of several columns.
  static func missing(_ names: [String]) -> ImportFinding {
    ImportFinding(
      .columnMissing, row: 0, column: names.joined(separator: "|"), hint: "add one of them")
  }

  /// What a rejected pile adds to the columns of its file; read over when it comes back.
  static let pileColumns = ["error_code", "error_column", "hint"]
  /// Stands behind them when a row had more cells than its file has columns.
  static let surplusColumn = "surplus_cells"
  /// Whether the file is a pile: cells that looked like formulas have an apostrophe in front.
  let isPile: Bool

  init(_ cells: [String], columns: [ImportColumn], alternatives: [[String]] = []) {
    self.cells = cells
    var positions: [String: Int] = [:]
    var findings: [ImportFinding] = []
    let known = Set(columns.map(\.name))
    for (position, cell) in cells.enumerated() {
      let name = Self.name(of: cell, among: known)
      if Self.isPileColumn(name) && !known.contains(name) { continue }
      if !known.contains(name) {
        findings.append(
          ImportFinding(.columnUnknown, row: 0, column: cell, hint: "the column is not read"))
      } else if positions[name] != nil {
        findings.append(
          ImportFinding(.columnDuplicate, row: 0, column: name, hint: "keep one column \(name)"))
      } else {
        positions[name] = position
      }
    }
    for column in columns where column.isRequired && positions[column.name] == nil {
      findings.append(
        ImportFinding(.columnMissing, row: 0, column: column.name, hint: "add the column"))
    }
    lacking = alternatives.filter { names in !names.contains { positions[$0] != nil } }
    if findings.contains(where: \.isError) { findings += lacking.map(Self.missing) }
    self.positions = positions
    self.findings = findings
    isPile = Self.isPile(cells)
  }

  /// Whether a header is that of a pile.
  static func isPile(_ cells: [String]) -> Bool { pileColumns.allSatisfy { cells.contains($0) } }

  /// Whether a column was added to the columns of a file by a pile.
  static func isPileColumn(_ name: String) -> Bool {
    pileColumns.contains(name) || name == surplusColumn
  }

  /// The name of the column a header cell means: names are matched without case, and in any language.
  static func name(of cell: String, among known: Set<String> = []) -> String {
    let plain = cell.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    return known.contains(plain) ? plain : ColumnTitles.names[plain] ?? plain
  }
}
