import Documents

/// A header and its rows.
struct CSVRows: Sendable, Equatable {
  let header: [String]
  let rows: [[String]]

  /// The document in UTF-8, RFC 4180 save for its line ends: a lone LF, as pipes want it.
  var bytes: [UInt8] {
    let writer = DelimitedWriter()
    var document: [UInt8] = []
    for row in [header] + rows {
      writer.append(row, to: &document)
      document.removeLast(2)
      document.append(0x0A)
    }
    return document
  }
}
