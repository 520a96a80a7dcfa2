/// How to read a document; what is nil is detected.
public struct DocumentOptions: Sendable, Hashable {
  /// The encoding of a text file, or nil to detect it.
  public var encoding: TextEncoding?
  /// The delimiter of a text file, or nil to detect it from the header.
  public var delimiter: Delimiter?
  /// The name of the sheet of a workbook, or nil for the first that is visible.
  public var sheet: String?
  /// What the file may hold.
  public var limits: DocumentLimits
  /// Bytes read at a time; events do not depend on it.
  public var chunkBytes: Int

  /// Everything detected, default limits, 64 KiB at a time.
  public init(
    encoding: TextEncoding? = nil, delimiter: Delimiter? = nil, sheet: String? = nil,
    limits: DocumentLimits = DocumentLimits(), chunkBytes: Int = 65_536
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.sheet = sheet
    self.limits = limits
    self.chunkBytes = max(1, chunkBytes)
  }

  /// What of it concerns text files.
  public var delimited: DelimitedOptions {
    DelimitedOptions(
      encoding: encoding, delimiter: delimiter, limits: limits, chunkBytes: chunkBytes)
  }
}
