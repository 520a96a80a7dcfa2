import Foundation
import Postgres

extension ScratchDatabase {
  /// Brings a database that is empty or older to the schema as it was after migration `version`.
  public func migrate(to version: Int = .max) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "\(name)-migrations")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let applying: Result<Void, any Error>
    do {
      for file in try Migrator(directory: migrationsDirectory).files()
      where file.version <= version {
        try Data(file.script.utf8).write(to: folder.appending(path: "\(file.label).sql"))
      }
      try await Migrator(directory: folder.path).apply(on: client)
      applying = .success(())
    } catch {
      applying = .failure(error)
    }
    try FileManager.default.removeItem(at: folder)
    try applying.get()
  }
}
