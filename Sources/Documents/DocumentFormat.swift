/// What a document was found to be.
public enum DocumentFormat: Sendable, Hashable {
  /// CSV or TSV.
  case delimited(DelimitedFormat)
  /// XLSX.
  case sheet(SheetFormat)

  /// As reports name it: `xlsx` for a workbook, the encoding of a text file.
  public var encodingName: String {
    switch self {
    case .delimited(let format): format.encodingName
    case .sheet: "xlsx"
    }
  }

  /// What stands between cells; empty for a workbook.
  public var delimiterName: String {
    switch self {
    case .delimited(let format): format.delimiter.rawValue
    case .sheet: ""
    }
  }
}
