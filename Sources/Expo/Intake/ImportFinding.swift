/// One thing the import has to say about a place in a file.
public struct ImportFinding: Error, Hashable, Sendable, Codable {
  /// Stable code: `E_…` refuses the row, `W_…` only tells.
  public let code: String
  /// The data row, 1-based; 0 is the header or the file as a whole.
  public let row: Int
  /// The column as the file names it, `*` for the whole row.
  public let column: String
  /// What stands there, cut to 80 characters.
  public let value: String?
  /// What to do about it.
  public let hint: String

  /// Whether the row cannot be taken.
  public var isError: Bool { code.hasPrefix("E_") }

  init(_ code: ImportCode, row: Int, column: String, value: String? = nil, hint: String) {
    self.init(code: code.rawValue, row: row, column: column, value: value, hint: hint)
  }

  init(code: String, row: Int, column: String, value: String?, hint: String) {
    self.code = code
    self.row = row
    self.column = column
    self.value = value.map { $0.count > 80 ? "\($0.prefix(79))…" : $0 }
    self.hint = hint
  }
}

extension ImportFinding: CustomStringConvertible {
  /// `row 4, column inn: E_INN_CHECKSUM "…": …`.
  public var description: String {
    let place = row == 0 ? "header" : "row \(row)"
    let found = value.map { " “\($0)”" } ?? ""
    return "\(place), column \(column): \(code)\(found): \(hint)"
  }
}
