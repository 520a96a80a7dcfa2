import Documents

/// Columns of text, aligned by the width that characters really take, then coloured.
struct TableLayout {
  /// One column's head.
  struct Head {
    let title: String
    /// Whether its cells stand to the right.
    let isRight: Bool
    /// Whether it may be cut when the terminal is narrow.
    let isFlexible: Bool
  }

  /// One cell.
  struct Entry {
    let text: String
    let tone: Tone
  }

  /// Empty for a table without a head line.
  let heads: [Head]
  let rows: [[Entry]]

  /// The lines, each ended by a line feed.
  func text(_ page: Page) -> String {
    let columns =
      heads.isEmpty
      ? (rows.first ?? []).indices.map { TextColumn("", shrinks: $0 > 0) }
      : heads.map {
        TextColumn($0.title, alignment: $0.isRight ? .right : .left, shrinks: $0.isFlexible)
      }
    let layout = TextTable(columns: columns, rows: rows.map { $0.map(\.text) })
      .layout(width: page.width)
    var text = ""
    if !heads.isEmpty {
      text += Self.line(layout.header.map { page.paint($0, .heading) })
    }
    for (cells, entries) in zip(layout.rows, rows) {
      text += Self.line(zip(cells, entries).map { page.paint($0, $1.tone) })
    }
    return text
  }

  private static func line(_ cells: [String]) -> String {
    var line = cells.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }
}
