/// How much a document may hold before reading stops or a row is refused.
///
/// The defaults are a spreadsheet program's own cell limit and what an import is willing to take.
public struct DocumentLimits: Sendable, Hashable {
  /// Bytes in the file, as stored.
  public var bytes = 50_000_000
  /// Data rows, the header and blank lines not counted.
  public var rows = 100_000
  /// Unicode scalars in one cell.
  public var cellCharacters = 32_767
  /// Columns in the header.
  public var columns = 16_384
  /// How many times its size an archive, and each entry that is read, may unpack to; the first
  /// mebibyte is free, since a small file of blanks is no threat.
  public var archiveRatio = 100
  /// Entries in an archive.
  public var archiveEntries = 4_096
  /// Bytes of all distinct texts of a workbook, which have to be in memory while it is read.
  public var sharedTextBytes = 134_217_728

  /// The limits, each with its default.
  public init(
    bytes: Int = 50_000_000, rows: Int = 100_000, cellCharacters: Int = 32_767,
    columns: Int = 16_384, archiveRatio: Int = 100, archiveEntries: Int = 4_096,
    sharedTextBytes: Int = 134_217_728
  ) {
    self.bytes = bytes
    self.rows = rows
    self.cellCharacters = cellCharacters
    self.columns = columns
    self.archiveRatio = archiveRatio
    self.archiveEntries = archiveEntries
    self.sharedTextBytes = sharedTextBytes
  }
}
