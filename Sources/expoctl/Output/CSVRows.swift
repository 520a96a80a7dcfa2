import Documents

/// A header and its rows.
struct CSVRows: Sendable, Equatable {
  let header: [String]
  let rows: [[String]]

  /// The document in UTF-8, RFC 4180.
  var bytes: [UInt8] { DelimitedWriter().document(header: header, rows: rows) }

  /// A text that no spreadsheet runs: what begins like a formula gets an apostrophe in front.
  static func inert(_ text: String) -> String {
    switch text.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      "'" + text
    default: text
    }
  }
}
