/// What can be wrong with a document, as a code that never changes its spelling.
///
/// The raw value is what reports, files and scripts see.
public enum DocumentFaultCode: String, Sendable, Hashable, Codable, CaseIterable {
  /// The file has no byte, or only a byte order mark and line ends; the sheet has no cell.
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

  /// The archive unpacks to more than it may for its size, or has too many entries.
  case archiveRatio = "E_ARCHIVE_RATIO"
  /// The archive or something in it that is needed is cut off, changed or contradicts itself.
  case archiveDamaged = "E_ARCHIVE_DAMAGED"
  /// The archive is sound but no XLSX workbook.
  case notWorkbook = "E_NOT_WORKBOOK"
  /// The workbook has no sheet of the name asked for.
  case sheetUnknown = "E_SHEET_UNKNOWN"
  /// The cell shows an error of the spreadsheet program, such as `#N/A`.
  case cellError = "E_CELL_ERROR"
  /// The cell is a number of more than 15 digits, of which spreadsheet programs keep 15.
  case numberDigitsLost = "E_NUMBER_DIGITS_LOST"

  /// The cell is a formula; its value as last computed was taken.
  case formulaAsValue = "W_FORMULA_AS_VALUE"
  /// The workbook has another sheet, which was not read.
  case sheetIgnored = "W_SHEET_IGNORED"
  /// Cells are merged; the text was taken for the first of them only.
  case cellsMerged = "W_CELLS_MERGED"

  /// Whether it refuses nothing and only tells what a person should know.
  public var isWarning: Bool {
    switch self {
    case .formulaAsValue, .sheetIgnored, .cellsMerged: true
    default: false
    }
  }

  /// Whether nothing can be read after this fault.
  public var endsReading: Bool {
    switch self {
    case .fileEmpty, .notText, .fileTooLarge, .tooManyRows, .encodingAmbiguous, .quoteUnclosed,
      .archiveRatio, .archiveDamaged, .notWorkbook, .sheetUnknown:
      true
    case .encodingBytes, .rowShort, .rowLong, .quoteStray, .controlCharacter, .cellTooLong,
      .cellError, .numberDigitsLost, .formulaAsValue, .sheetIgnored, .cellsMerged:
      false
    }
  }
}
