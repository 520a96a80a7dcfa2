/// Why the migrator refuses.
public enum MigrationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The directory cannot be read, or a file in it.
  case unreadable(path: String, reason: String)
  /// The directory has no migration.
  case empty(path: String)
  /// A `.sql` file is not named `NNNN_name.sql`.
  case badName(file: String)
  /// Two files have one number.
  case duplicate(version: Int, files: [String])
  /// A number is missing before the next file.
  case gap(missing: Int, next: String)
  /// A file is not what was applied under its number.
  case changed(version: Int, name: String)
  /// The database was migrated by a newer program.
  case databaseNewer(database: Int, files: Int)
  /// The database was not migrated to what the program needs.
  case databaseOlder(database: Int, files: Int)
  /// A file ended the transaction it ran in.
  case leftTransaction(version: Int, name: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "cannot read \(path): \(reason)"
    case .empty(let path): "no migration NNNN_name.sql in \(path)"
    case .badName(let file): "\(file) is not named NNNN_name.sql (lower case, digits, underscores)"
    case .duplicate(let version, let files):
      "number \(version) is taken by \(files.joined(separator: " and "))"
    case .gap(let missing, let next): "migration \(missing) is missing before \(next)"
    case .changed(let version, let name):
      "migration \(version) (\(name)) was changed after it was applied; add a new one instead"
    case .databaseNewer(let database, let files):
      "the database has schema version \(database), this program knows \(files): use a newer program"
    case .databaseOlder(let database, let files):
      "the database has schema version \(database), this program needs \(files): migrate it first"
    case .leftTransaction(let version, let name):
      "migration \(version) (\(name)) must not begin or end transactions"
    }
  }
}
