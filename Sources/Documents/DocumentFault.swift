/// One thing wrong with a document: where, what was found, and what to do.
///
/// Row 1 is the first row after the header; row 0 is the header or the file as a whole. Lines are
/// physical lines from 1; line 0 means the file as a whole.
public struct DocumentFault: Error, Sendable, Hashable, Codable {
  /// The stable code.
  public var code: DocumentFaultCode
  /// The data row from 1, or 0 for the header or the file.
  public var row: Int
  /// The physical line where the row (for an unclosed quote: the quote) begins, or 0.
  public var line: Int
  /// The header name of the cell, its number from 1 where it has no name, or nil for the whole row.
  public var column: String?
  /// What was found, cut to 80 characters, control characters made visible.
  public var value: String?
  /// What to do about it.
  public var hint: String

  /// A fault at a place.
  public init(
    code: DocumentFaultCode, row: Int = 0, line: Int = 0, column: String? = nil,
    value: String? = nil, hint: String
  ) {
    self.code = code
    self.row = row
    self.line = line
    self.column = column
    self.value = value
    self.hint = hint
  }
}
