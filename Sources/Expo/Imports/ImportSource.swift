import Documents

/// The rows of a file, text or workbook, in one stream of events.
struct ImportSource {
  /// Stays open as long as it is read.
  private let file: ImportFile
  private let reader: DocumentReader

  init(_ file: ImportFile, encoding: TextEncoding?) throws {
    self.file = file
    reader = try DocumentReader(
      descriptor: file.content.descriptor, name: file.path,
      options: DocumentOptions(encoding: encoding))
  }

  /// Whether a day may be written as a number.
  var isSpreadsheet: Bool {
    if case .sheet? = reader.format { return true }
    return false
  }

  /// Data rows met so far.
  var rows: Int { reader.rows }

  /// The next event, or nil at the end.
  func next() throws -> TableEvent? { try reader.next() }

  /// How the file is written, as reports name it; empty where it was not found out.
  var format: (encoding: String, delimiter: String) {
    guard let format = reader.format else { return ("", "") }
    return (format.encodingName, format.delimiterName)
  }
}

extension ImportSource {
  /// What an unreadable beginning lets one say all the same: the name of the encoding, and the rows
  /// and the delimiter there would be in the likeliest one.
  static func guess(
    after fault: DocumentFault, of file: ImportFile
  ) throws -> (encoding: String, delimiter: String, rows: Int)? {
    switch fault.code {
    case .notText: return ("binary", "", 0)
    case .archiveRatio, .archiveDamaged, .notWorkbook, .sheetUnknown: return ("xlsx", "", 0)
    case .encodingAmbiguous:
      let named = TextEncoding.allCases.compactMap { encoding in
        fault.hint.firstRange(of: encoding.rawValue).map { (encoding, $0.lowerBound) }
      }
      guard let likeliest = named.min(by: { $0.1 < $1.1 })?.0 else { return ("unknown", "", 0) }
      let source = try ImportSource(file, encoding: likeliest)
      while try source.next() != nil {}
      return ("unknown", source.format.delimiter, source.rows)
    default: return nil
    }
  }
}
