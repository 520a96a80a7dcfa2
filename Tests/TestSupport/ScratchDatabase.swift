import Foundation
public import Postgres

/// A database of one test's own: nobody else sees it, and it is dropped afterwards.
public struct ScratchDatabase: Sendable {
  /// Its name on the server.
  public let name: String
  /// Where to connect, for clients and programs of the test's own.
  public let url: String
  /// A client with the default settings; its sessions open when first needed.
  public let client: PostgresClient

  /// Makes a database.
  ///
  /// - Parameter migrated: whether it has the schema of `sql/migrations` (copied from a template,
  ///   not migrated again) or is empty.
  public static func make(migrated: Bool = true) async throws -> ScratchDatabase {
    let server = try await ScratchServer.shared()
    let name = "expo_scratch_\(getpid())_\(UUID().uuidString.prefix(8).lowercased())"
    if migrated {
      let template = try await server.template()
      try await server.admin.execute(
        "create database \(ident: name) template \(ident: template)")
    } else {
      try await server.admin.execute("create database \(ident: name)")
    }
    let url = server.url(of: name)
    let client = PostgresClient(try PostgresConfiguration(url: url), logger: quietLogger)
    return ScratchDatabase(name: name, url: url, client: client)
  }

  /// Closes the client and drops the database, along with any session still in it.
  public func drop() async throws {
    await client.close()
    let server = try await ScratchServer.shared()
    try await server.admin.execute("drop database if exists \(ident: name) with (force)")
  }
}

/// Runs a test's body with a database of its own and drops it whatever happens.
public func withScratchDatabase<Result>(
  migrated: Bool = true, _ body: (ScratchDatabase) async throws -> sending Result
) async throws -> sending Result {
  let database = try await ScratchDatabase.make(migrated: migrated)
  let result: Result
  do {
    result = try await body(database)
  } catch {
    await dropWhateverHappens(database)
    throw error
  }
  await dropWhateverHappens(database)
  return result
}

/// A test that was cancelled has to tidy up too, hence a task that is not.
private func dropWhateverHappens(_ database: ScratchDatabase) async {
  let dropping = Task { try await database.drop() }
  if case .failure(let error) = await dropping.result {
    print("scratch database \(database.name) was not dropped: \(error)")
  }
}
