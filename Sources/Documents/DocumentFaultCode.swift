/// What can be wrong with a document, as a code that never changes its spelling.
///
/// The raw value is what reports, files and scripts see.
public enum DocumentFaultCode: String, Sendable, Hashable, Codable, CaseIterable {
  /// The file has no byte, or only a byte order mark and line ends.
  case fileEmpty = "E_FILE_EMPTY"
  /// The file is an archive, an image or another thing that is not text.
  case notText = "E_NOT_TEXT"
  /// The file is larger than the limit.
  case fileTooLarge = "E_FILE_TOO_LARGE"
  /// The file has more data rows than the limit.
  case tooManyRows = "E_TOO_MANY_ROWS"
  /// The bytes fit several encodings; a person must choose.
  case encodingAmbiguous = "E_ENCODING_AMBIGUOUS"
  /// The row has bytes that mean nothing in the encoding of the file.
  case encodingBytes = "E_ENCODING_BYTES"
  /// The row has fewer cells than the header.
  case rowShort = "E_ROW_SHORT"
  /// The row has more cells than the header.
  case rowLong = "E_ROW_LONG"
  /// A quoted cell is still open where the file ends.
  case quoteUnclosed = "E_QUOTE_UNCLOSED"
  /// Text follows the closing quote of a cell.
  case quoteStray = "E_QUOTE_STRAY"
  /// A cell has a control character other than tab and line ends.
  case controlCharacter = "E_CONTROL_CHAR"
  /// A cell has more characters than the limit.
  case cellTooLong = "E_CELL_TOO_LONG"

  /// Whether nothing can be read after this fault.
  public var endsReading: Bool {
    switch self {
    case .fileEmpty, .notText, .fileTooLarge, .tooManyRows, .encodingAmbiguous, .quoteUnclosed:
      true
    case .encodingBytes, .rowShort, .rowLong, .quoteStray, .controlCharacter, .cellTooLong:
      false
    }
  }
}
