public import FoundationEssentials

/// One row of `schema_migration`.
public struct AppliedMigration: Sendable, Hashable {
  /// The number of the file.
  public let version: Int
  /// The name of the file without number and ending.
  public let name: String
  /// SHA-256 of the file's text as it was applied, in hexadecimal.
  public let checksum: String
  /// When its transaction began, by the server's clock.
  public let appliedAt: Date
}
