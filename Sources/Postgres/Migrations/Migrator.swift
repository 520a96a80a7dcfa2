import FoundationEssentials

/// Brings a database to the schema that a directory of forward-only files describes.
///
/// The files are named `NNNN_name.sql`, numbered from 1 without gaps. Each is applied in one
/// transaction together with its row in `schema_migration`, so that a file is in force entirely or
/// not at all. A session lock on the database lets one migrator work while others wait.
public struct Migrator: Sendable {
  /// Where the files lie.
  public let directory: String

  /// The lock that migrators of one database share.
  private static let lock = 4_077_518_231_904_441

  /// Names a directory; it is read by each call anew.
  public init(directory: String) { self.directory = directory }

  /// The files, checked for names, gaps and duplicates.
  public func files() throws(MigrationError) -> [Migration] {
    try MigrationFiles(directory: directory).read()
  }

  /// Compares the files with the database and changes nothing.
  ///
  /// - Throws: `MigrationError` for the files, `PostgresError` for the database.
  public func status(on client: PostgresClient) async throws -> MigrationStatus {
    let files = try files()
    return try await client.transaction(.readOnly) { transaction in
      let isNew = try await transaction.first("select to_regclass('schema_migration') is null")
      guard try isNew?.decode(Bool.self) == false else {
        return MigrationStatus(applied: [], pending: files, unknown: [], changed: [])
      }
      let checksums = try await checksums(of: files) { try await transaction.query($0) }
      let rows = try await transaction.query(Self.history)
      return try compare(files, checksums: checksums, with: rows.map(Self.applied))
    }
  }

  /// The files that `apply` would apply.
  ///
  /// - Throws: what `apply` would refuse.
  public func plan(on client: PostgresClient) async throws -> [Migration] {
    try refuse(try await status(on: client)).pending
  }

  /// Applies what is missing and returns it; a second call finds nothing to do.
  ///
  /// - Throws: `MigrationError` before anything is applied; `PostgresError` of the first file that
  ///   fails, which is rolled back, while those before it stay.
  @discardableResult
  public func apply(on client: PostgresClient) async throws -> [Migration] {
    let files = try files()
    return try await client.withSession { session in
      // A migration may take its time, and so may the one we wait for.
      try await session.script("set statement_timeout = 0; set lock_timeout = 0")
      try await session.execute("select pg_advisory_lock(\(Self.lock))")
      try await session.script(
        """
        set client_min_messages = warning;
        create table if not exists schema_migration (
          version int primary key check (version > 0),
          name text not null,
          checksum text not null,
          applied_at timestamptz not null default now()
        );
        reset client_min_messages
        """)
      let checksums = try await checksums(of: files) { try await session.query($0) }
      let rows = try await session.query(Self.history)
      let status = try refuse(
        try compare(files, checksums: checksums, with: rows.map(Self.applied)))
      for migration in status.pending {
        try await apply(migration, checksum: checksums[migration.version] ?? "", on: session)
      }
      return status.pending
    }
  }

  /// Refuses a database that is not exactly at the files' version; services call it when they
  /// start.
  ///
  /// - Throws: `MigrationError.databaseOlder` or `.databaseNewer` with both versions, or
  ///   `.changed`.
  public func requireCurrent(on client: PostgresClient) async throws {
    let status = try refuse(try await status(on: client))
    guard status.pending.isEmpty else {
      throw MigrationError.databaseOlder(
        database: status.databaseVersion, files: status.filesVersion)
    }
  }

  private func apply(
    _ migration: Migration, checksum: String, on session: PostgresSession
  ) async throws {
    try await session.transaction { transaction in
      let ours = try await Self.number(of: transaction)
      try await transaction.script(SQL(unsafe: migration.script))
      // The file may have ended our transaction, and may have begun another.
      guard try transaction.lease.session().isInTransaction,
        try await Self.number(of: transaction) == ours
      else {
        throw MigrationError.leftTransaction(version: migration.version, name: migration.name)
      }
      try await transaction.execute(
        """
        insert into schema_migration (version, name, checksum)
        values (\(migration.version), \(migration.name), \(checksum))
        """)
    }
  }

  private static func number(of transaction: PostgresTransaction) async throws -> String? {
    try await transaction.first("select pg_current_xact_id()::text")?.decode(String.self)
  }

  private static let history: SQL = """
    select version, name, checksum, applied_at from schema_migration order by version
    """

  private static func applied(_ row: PostgresRow) throws -> AppliedMigration {
    let (version, name, checksum, date) = try row.decode(
      Int.self, String.self, String.self, Date.self)
    return AppliedMigration(version: version, name: name, checksum: checksum, appliedAt: date)
  }

  /// SHA-256 of each file by version, computed by the server.
  private func checksums(
    of files: [Migration], _ query: (SQL) async throws -> PostgresRows
  ) async throws -> [Int: String] {
    let scripts = files.map { [UInt8]($0.script.utf8) }
    var checksums: [Int: String] = [:]
    for (file, script) in zip(files, scripts) {
      let rows = try await query("select encode(sha256(\(script)), 'hex')")
      checksums[file.version] = try rows.first?.decode(String.self)
    }
    return checksums
  }

  private func compare(
    _ files: [Migration], checksums: [Int: String], with rows: [AppliedMigration]
  ) throws -> MigrationStatus {
    let known = Set(files.map(\.version))
    let done = Set(rows.map(\.version))
    let applied = rows.filter { known.contains($0.version) }
    return MigrationStatus(
      applied: applied, pending: files.filter { !done.contains($0.version) },
      unknown: rows.filter { !known.contains($0.version) },
      changed: applied.filter { $0.checksum != checksums[$0.version] })
  }

  @discardableResult
  private func refuse(_ status: MigrationStatus) throws(MigrationError) -> MigrationStatus {
    if !status.unknown.isEmpty {
      throw .databaseNewer(database: status.databaseVersion, files: status.filesVersion)
    }
    if let changed = status.changed.first {
      throw .changed(version: changed.version, name: changed.name)
    }
    return status
  }
}
