/// How a table is written for people to fill in or correct.
public enum TableFormat: String, Sendable, Codable, CaseIterable {
  /// UTF-8, commas (RFC 4180).
  case csv
  /// A workbook (ECMA-376).
  case xlsx
}
