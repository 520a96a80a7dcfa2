/// Tables made of everything that has a meaning in one of the formats, and every width of UTF-8.
enum TableSamples {
  static let pieces: [String] = [
    "\"", "\"\"", ",", ";", "\t", "\r", "\n", "\r\n", " ", "a", "7", "=", "+", "-", "@", "'",
    "ж", "ё", "е\u{308}", "й", "и\u{306}", "黑", "龙江", "𠮷", "𬭊", "🚆", "👨‍👩‍👧", "🇷🇺", "é", "e\u{301}",
    "\u{FEFF}", "\u{A0}", "\u{200B}", "ООО «Ёж»", "<b>", "';--", "", "&", "&amp;", "]]>", "_",
    "_x", "_x000D_", "x005F_", "0041_", "\u{FFFE}", "\u{FFFF}", "007", "1E5", "TRUE",
  ]

  /// One to six columns and up to twelve rows, each with a cell that is not empty; the first row
  /// ends with one.
  static func table(_ generator: inout SeededGenerator) -> [[String]] {
    let columns = Int.random(in: 1...6, using: &generator)
    let rows = Int.random(in: 1...12, using: &generator)
    return (0..<rows).map { row in
      var cells = (0..<columns).map { _ in
        let length = Int.random(in: 0...6, using: &generator)
        return (0..<length).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }
          .joined()
      }
      if row == 0 && cells[columns - 1].isEmpty { cells[columns - 1] = "x" }
      if cells.allSatisfy(\.isEmpty) { cells[0] = "y" }
      return cells
    }
  }
}
