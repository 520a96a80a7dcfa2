import Cluster
import Foundation
import Postgres

/// The database that scratch databases are copied from.
///
/// Its name holds a hash of the migrations, so that a server that is kept serves many runs, and
/// every change of a migration gets a template of its own.
struct SchemaTemplate {
  let server: ScratchServer

  private static let lock = 3_157_203_114_907_522

  func make() async throws -> String {
    let migrator = Migrator(directory: migrationsDirectory)
    let scripts = try migrator.files().map { "\($0.version) \($0.name)\n\($0.script)" }
    let name = "expo_template_" + stableHash(scripts.joined(separator: "\n")).lowercased()
    try await server.admin.withSession { session in
      // Other test processes may want the same template at the same time.
      try await session.execute("select pg_advisory_lock(\(Self.lock))")
      let existing = try await session.first(
        "select datname from pg_database where datname = \(name)")
      if existing == nil { try await build(name, with: migrator, session) }
    }
    return name
  }

  private func build(
    _ name: String, with migrator: Migrator, _ session: PostgresSession
  ) async throws {
    let unfinished = name + "_new"
    try await session.execute("drop database if exists \(ident: unfinished) with (force)")
    try await session.execute("create database \(ident: unfinished)")
    let client = PostgresClient(
      try PostgresConfiguration(url: server.url(of: unfinished)), logger: quietLogger)
    do {
      try await migrator.apply(on: client)
    } catch {
      await client.close()
      throw error
    }
    await client.close()
    // Nobody may connect: a database with sessions, be it autovacuum's, cannot be copied.
    try await session.execute("alter database \(ident: unfinished) with allow_connections false")
    try await session.execute("alter database \(ident: unfinished) rename to \(ident: name)")
  }
}

/// `sql/migrations` of the source tree this file belongs to.
var migrationsDirectory: String {
  let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent()
  return folder.appending(path: "../../sql/migrations").standardizedFileURL.path
}
