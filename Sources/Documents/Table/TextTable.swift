/// A table laid out for a terminal by the width that text really takes there.
///
/// Chinese characters take two columns, combining marks none. Colour is the caller's business: it
/// colours the padded cells of `layout`, whose widths are already right.
public struct TextTable: Sendable, Hashable {
  /// The padded cells of a table.
  public struct Layout: Sendable, Hashable {
    /// The headings, padded.
    public var header: [String]
    /// The cells of each row, padded; the last column has no trailing spaces.
    public var rows: [[String]]
  }

  /// The columns, from the left.
  public var columns: [TextColumn]
  /// The cells; a row may be shorter than the columns, what it has beyond them is not shown.
  public var rows: [[String]]

  private static let gap = "  "
  /// No column is cut below this, so a very narrow terminal gets lines longer than itself.
  private static let least = 4

  /// A table of columns and rows.
  public init(columns: [TextColumn], rows: [[String]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// The table as lines, each ended by a line feed, header first.
  ///
  /// With a width, columns that shrink are cut, the widest first, until lines fit; a cut cell ends
  /// in `…`.
  public func render(width: Int? = nil, showsHeader: Bool = true) -> String {
    let layout = layout(width: width)
    let lines = (showsHeader ? [layout.header] : []) + layout.rows
    return lines.map { Self.joined($0) + "\n" }.joined()
  }

  /// The padded cells, to be joined with two spaces.
  public func layout(width: Int? = nil) -> Layout {
    let header = columns.map { Self.printable($0.title) }
    let cells = rows.map { row in
      columns.indices.map { $0 < row.count ? Self.printable(row[$0]) : "" }
    }
    var widths = header.map { DisplayWidth.of($0) }
    for row in cells {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], DisplayWidth.of(cell))
      }
    }
    if let width { shrink(&widths, to: width) }
    return Layout(header: pad(header, widths), rows: cells.map { pad($0, widths) })
  }

  /// Text cut to a width, with `…` at the end if anything was cut.
  public static func cut(_ text: String, to width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    var result = ""
    var room = width - 1
    for character in text {
      room -= DisplayWidth.of(character)
      if room < 0 { break }
      result.append(character)
    }
    return width > 0 ? result + "…" : ""
  }

  private func shrink(_ widths: inout [Int], to width: Int) {
    let gaps = Self.gap.count * max(0, columns.count - 1)
    var excess = widths.reduce(gaps, +) - width
    while excess > 0 {
      let candidates = columns.indices.filter {
        columns[$0].shrinks && widths[$0] > Self.least
      }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
      excess -= 1
    }
  }

  private func pad(_ cells: [String], _ widths: [Int]) -> [String] {
    columns.indices.map { index in
      let cell = Self.cut(cells[index], to: widths[index])
      let space = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(cell)))
      if columns[index].alignment == .right { return space + cell }
      return index == columns.count - 1 ? cell : cell + space
    }
  }

  /// Cells joined by the gap, without trailing spaces.
  private static func joined(_ cells: [String]) -> String {
    var line = cells.joined(separator: gap)
    while line.last == " " { line.removeLast() }
    return line
  }

  /// Control characters would break the lines, and marks that turn the writing direction would
  /// show a row as something else.
  private static func printable(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0D: break
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: result.append(" ")
      case 0x202A...0x202E, 0x2066...0x2069: break
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
