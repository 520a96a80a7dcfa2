/// How a delimited file was found to be written.
public struct DelimitedFormat: Sendable, Hashable {
  /// The encoding, given or detected.
  public var encoding: TextEncoding
  /// Whether the file begins with a byte order mark.
  public var hasByteOrderMark: Bool
  /// What stands between cells.
  public var delimiter: Delimiter

  /// The encoding as reports name it: `utf-8-sig` for UTF-8 with a mark.
  public var encodingName: String {
    encoding == .utf8 && hasByteOrderMark ? "utf-8-sig" : encoding.rawValue
  }
}
