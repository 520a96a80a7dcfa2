/// Reads the cells of one row by column name and keeps what is wrong with them.
///
/// Every reader method returns what the cell says, or nil after noting a finding; an empty cell is nil.
struct RowReader: Sendable {
  /// The data row, 1-based.
  let row: Int
  private let cells: [String]
  private let header: ImportHeader
  /// Whether the cells come from a spreadsheet, where a day may be a number.
  let isSpreadsheet: Bool
  private(set) var findings: [ImportFinding] = []

  init(row: Int, cells: [String], header: ImportHeader, isSpreadsheet: Bool = false) {
    self.row = row
    self.cells = cells
    self.header = header
    self.isSpreadsheet = isSpreadsheet
  }

  /// Whether the row cannot be taken.
  var isRefused: Bool { findings.contains { $0.isError } }

  /// Whether the file has the column.
  func has(_ column: String) -> Bool { header.positions[column] != nil }

  /// Adds a finding that was made elsewhere.
  mutating func note(_ finding: ImportFinding?) {
    if let finding { findings.append(finding) }
  }

  /// Tells in which languages of the file's columns a name is missing.
  mutating func noteMissingScripts(_ names: LocalizedText?) {
    guard let names else { return }
    for language in Language.allCases where names.texts[language.rawValue] == nil {
      note(
        .missingScript, "name_\(language.rawValue)", hint: "the name in this language is missing")
    }
  }

  /// The cell as it stands; nil when the file lacks the column.
  func cell(_ column: String) -> String? {
    guard let position = header.positions[column], position < cells.count else { return nil }
    return cells[position]
  }

  mutating func note(_ code: ImportCode, _ column: String, value: String? = nil, hint: String) {
    findings.append(ImportFinding(code, row: row, column: column, value: value, hint: hint))
  }

  /// The text of a cell without spaces around it; nil when empty or when the file lacks the column.
  mutating func text(_ column: String, longest: Int = 500) -> String? {
    guard let position = header.positions[column], position < cells.count else { return nil }
    let cleaned = CellText(cells[position])
    if cleaned.hadZeroWidth {
      note(
        .zeroWidthRemoved, column, value: cells[position], hint: "invisible characters were removed"
      )
    }
    if cleaned.hasBidiControl {
      note(
        .bidiControl, column, value: cells[position],
        hint: "remove the characters that turn the direction of the text")
      return nil
    }
    if cleaned.text.isEmpty { return nil }
    if cleaned.text.utf8.count > longest, cleaned.text.unicodeScalars.count > longest {
      note(.tooLong, column, value: cleaned.text, hint: "at most \(longest) characters")
      return nil
    }
    return cleaned.text
  }

  /// The cell byte for byte, spaces and all; nil when nothing but spaces stands in it.
  mutating func verbatim(_ column: String, longest: Int) -> String? {
    guard let cell = cell(column) else { return nil }
    if CellText(cell).hasBidiControl { return text(column, longest: longest) }
    if cell.unicodeScalars.count > longest {
      note(.tooLong, column, value: cell, hint: "at most \(longest) characters")
      return nil
    }
    return cell.allSatisfy(\.isWhitespace) ? nil : cell
  }

  /// A text that must be there; empty after noting that it is not.
  mutating func required(_ column: String, longest: Int = 500) -> String {
    let before = findings.count
    if let text = text(column, longest: longest) { return text }
    if findings.count == before || !findings[before...].contains(where: \.isError) {
      note(.required, column, hint: "fill in the cell")
    }
    return ""
  }

  /// A code: letters, digits, `.`, `_` and `-`, at most 63.
  mutating func code(_ column: String) -> String? {
    guard let text = text(column) else { return nil }
    if Self.isCode(text) { return text }
    note(
      .codeFormat, column, value: text, hint: "use letters, digits, “.”, “_” and “-”, at most 63")
    return nil
  }

  /// A code that must be there.
  mutating func requiredCode(_ column: String) -> String {
    if required(column).isEmpty { return "" }
    return code(column) ?? ""
  }

  /// One of a few words.
  mutating func choice(_ column: String, of words: [String]) -> String? {
    guard let text = text(column) else { return nil }
    let word = text.lowercased()
    if words.contains(word) { return word }
    note(.choice, column, value: text, hint: "one of: \(words.joined(separator: ", "))")
    return nil
  }

  /// `yes` or `no`.
  mutating func flag(_ column: String) -> Bool? {
    choice(column, of: ["yes", "no", "true", "false", "1", "0"]).map {
      ["yes", "true", "1"].contains($0)
    }
  }

  /// Items between semicolons, in their order, each once.
  mutating func list(_ column: String) -> [String] {
    var items: [String] = []
    for item in (text(column) ?? "").split(separator: ";") {
      let item = item.trimmingSpaces
      if !item.isEmpty && !items.contains(item) { items.append(item) }
    }
    return items
  }

  /// The names in `<prefix>_ru`, `<prefix>_zh` and `<prefix>_en`.
  mutating func names(
    _ prefix: String = "name", required: Bool = true, longest: Int = 500
  ) -> LocalizedText? {
    let before = findings.count
    let names = LocalizedText(
      russian: text("\(prefix)_ru", longest: longest),
      chinese: text("\(prefix)_zh", longest: longest),
      english: text("\(prefix)_en", longest: longest))
    if !names.isEmpty { return names }
    if required && !findings[before...].contains(where: \.isError) {
      note(.required, "\(prefix)_ru|\(prefix)_zh|\(prefix)_en", hint: "give a name in one language")
    }
    return nil
  }

  /// The key of what another file or the database calls by this code.
  mutating func reference<Subject>(
    _ column: String, in known: [String: Identifier<Subject>], what: String
  ) -> Identifier<Subject>? {
    guard let text = text(column) else { return nil }
    if let id = known[text] { return id }
    note(.reference, column, value: text, hint: "no such \(what)")
    return nil
  }

  /// A code that must be among the known ones.
  mutating func reference(_ column: String, among known: Set<String>, what: String) -> String? {
    guard let text = text(column) else { return nil }
    if known.contains(text) { return text }
    note(.reference, column, value: text, hint: "no such \(what)")
    return nil
  }

  private static func isCode(_ text: String) -> Bool {
    guard text.utf8.count <= 63, let first = text.utf8.first else { return false }
    func isLetterOrDigit(_ byte: UInt8) -> Bool {
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
    return isLetterOrDigit(first)
      && text.utf8.allSatisfy { isLetterOrDigit($0) || [45, 46, 95].contains($0) }
  }
}

extension StringProtocol {
  /// The text without white space at both ends.
  var trimmingSpaces: String {
    if let first = unicodeScalars.first, let last = unicodeScalars.last, first.isSurelyNoSpace,
      last.isSurelyNoSpace
    {
      return String(self)
    }
    let start = self.drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}

extension Unicode.Scalar {
  /// Printable ASCII, Cyrillic and the common ideographs, told without a table.
  fileprivate var isSurelyNoSpace: Bool {
    switch value {
    case 0x21...0x7E, 0x0400...0x04FF, 0x4E00...0x9FFF: true
    default: false
    }
  }
}
