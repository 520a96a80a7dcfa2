/// What a database has of the files.
public struct MigrationStatus: Sendable {
  /// In the database and in the files.
  public let applied: [AppliedMigration]
  /// In the files only, in the order in which they will be applied.
  public let pending: [Migration]
  /// In the database only: it was migrated by a newer program.
  public let unknown: [AppliedMigration]
  /// Those of `applied` whose file is not what was applied.
  public let changed: [AppliedMigration]

  /// The version of the database; 0 when nothing was applied.
  public var databaseVersion: Int { (applied + unknown).map(\.version).max() ?? 0 }
  /// The version that the files lead to; 0 without files.
  public var filesVersion: Int { (applied.map(\.version) + pending.map(\.version)).max() ?? 0 }
  /// True when database and files agree.
  public var isCurrent: Bool { pending.isEmpty && unknown.isEmpty && changed.isEmpty }
}
