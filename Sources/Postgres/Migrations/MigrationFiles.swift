import Foundation

/// Reads a directory of migrations.
struct MigrationFiles {
  let directory: String

  /// All files in order of their numbers, which must run from 1 without gap.
  func read() throws(MigrationError) -> [Migration] {
    let names = try list().filter { $0.hasSuffix(".sql") }.sorted()
    guard !names.isEmpty else { throw .empty(path: directory) }
    var migrations: [Migration] = []
    var former = ""
    for file in names {
      guard let (version, name) = Migration.parse(fileName: file) else {
        throw .badName(file: file)
      }
      let expected = migrations.count + 1
      if version == expected - 1, version > 0 {
        throw .duplicate(version: version, files: [former, file])
      }
      guard version == expected else { throw .gap(missing: expected, next: file) }
      migrations.append(Migration(version: version, name: name, script: try text(of: file)))
      former = file
    }
    return migrations
  }

  private func list() throws(MigrationError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: directory)
    } catch {
      throw .unreadable(path: directory, reason: error.localizedDescription)
    }
  }

  private func text(of file: String) throws(MigrationError) -> String {
    let path = directory + "/" + file
    do {
      return try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw .unreadable(path: path, reason: error.localizedDescription)
    }
  }
}
