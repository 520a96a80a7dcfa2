import Foundation
import TestSupport

@testable import expoctl

/// A database and a folder of one test's own, and the program run on them.
struct Workbench {
  let database: ScratchDatabase
  let folder: URL

  /// Runs a body with a workbench and clears it away.
  static func with(
    migrated: Bool = true, _ body: (Workbench) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "expoctl-bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer {
      do {
        try FileManager.default.removeItem(at: folder)
      } catch {
        print("\(folder.path) was not removed: \(error)")
      }
    }
    try await withScratchDatabase(migrated: migrated) { database in
      try await body(Workbench(database: database, folder: folder))
    }
  }

  /// What the program is told of the world.
  var environment: [String: String] {
    ["EXPO_DATABASE_URL": database.url, "EXPO_HOME": folder.path, "LANG": "en_US.UTF-8"]
  }

  /// Runs the program on the database.
  func run(_ arguments: String...) async throws -> Program.Outcome {
    try await Program.run(arguments, environment: environment)
  }

  /// Writes a file and gives its path.
  func file(_ name: String, _ lines: [String]) throws -> String {
    let url = folder.appending(path: name)
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: url)
    return url.path
  }

  /// Writes a small sample and imports it; its expo is `demo`.
  func importSample() async throws -> String {
    let path = folder.appending(path: "sample").path
    let written = try await run(
      "sample", "write", path, "--code", "demo", "--ru", "4", "--cn", "6", "--tables", "3",
      "--interpreters", "2", "--quiet")
    let applied = try await run("import", "apply", path)
    guard written.exit == 0, applied.exit == 0 else {
      throw NoSample(text: written.error + applied.error)
    }
    return path
  }

  /// Why there is no sample to work on.
  private struct NoSample: Error {
    let text: String
  }
}

extension Program.Outcome {
  /// The error as the object that `-o json` makes of it.
  var failure: [String: String?] {
    get throws { try JSONDecoder().decode([String: String?].self, from: Data(error.utf8)) }
  }

  /// The items of the list that `-o json` makes, as dictionaries of loosely typed values.
  var items: [[String: Any]] {
    get throws {
      let document = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
      return document?["items"] as? [[String: Any]] ?? []
    }
  }
}

extension Program.Outcome {
  /// The object that `-o json` makes, as a dictionary of loosely typed values.
  var object: [String: Any] {
    get throws {
      try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
    }
  }

  /// The keys of that object in the order in which they stand.
  var keys: [String] {
    output.split(separator: "\n").filter { $0.hasPrefix("  \"") }.compactMap { line in
      line.split(separator: "\"").dropFirst().first.map(String.init)
    }
  }
}
