public import Documents

/// How files are to be read and what is to be done with them.
public struct ImportOptions: Sendable {
  /// The kind of the files; nil to tell it from name or header.
  public var kind: String?
  /// The encoding; nil to detect it.
  public var encoding: TextEncoding?
  /// Whether everything is checked, and nothing written.
  public var isDryRun: Bool
  /// Whether good rows are taken although others are refused or held; those are kept in their piles.
  public var isPartial: Bool

  /// Detects everything, and writes.
  public init(
    kind: String? = nil, encoding: TextEncoding? = nil, isDryRun: Bool = false,
    isPartial: Bool = false
  ) {
    self.kind = kind
    self.encoding = encoding
    self.isDryRun = isDryRun
    self.isPartial = isPartial
  }
}
