/// How to read a delimited file; what is nil is detected.
public struct DelimitedOptions: Sendable, Hashable {
  /// The encoding, or nil to detect it.
  public var encoding: TextEncoding?
  /// The delimiter, or nil to detect it from the header.
  public var delimiter: Delimiter?
  /// What the file may hold.
  public var limits: DocumentLimits
  /// Bytes read at a time; events do not depend on it.
  public var chunkBytes: Int

  /// Everything detected, default limits, 64 KiB at a time.
  public init(
    encoding: TextEncoding? = nil, delimiter: Delimiter? = nil,
    limits: DocumentLimits = DocumentLimits(), chunkBytes: Int = 65_536
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.limits = limits
    self.chunkBytes = max(1, chunkBytes)
  }
}
