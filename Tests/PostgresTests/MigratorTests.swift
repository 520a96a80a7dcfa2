import Foundation
import Postgres
import TestSupport
import Testing

@Suite("Migrator", .serialized, .timeLimit(.minutes(1)))
struct MigratorTests {
  private static let files = [
    "0001_create_halls.sql":
      "create table halls (name text primary key);\ninsert into halls values ('Зал');",
    "0002_add_tables.sql": "create table tables (id int); create index on tables (id);",
  ]

  /// Calls `body` with a directory of these files.
  @discardableResult
  private func withFiles<T>(
    _ files: [String: String], _ body: (String) async throws -> T
  ) async throws -> T {
    let directory = FileManager.default.temporaryDirectory
      .appending(path: "migrations-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer {
      do {
        try FileManager.default.removeItem(at: directory)
      } catch {
        Issue.record(error)
      }
    }
    for (name, text) in files {
      try Data(text.utf8).write(to: directory.appending(path: name))
    }
    return try await body(directory.path)
  }

  @Test func appliesWhatIsMissingOnce() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await withFiles(Self.files) { directory in
        let migrator = Migrator(directory: directory)
        let before = try await migrator.status(on: client)
        #expect(before.applied.isEmpty && before.databaseVersion == 0 && before.filesVersion == 2)
        #expect(
          try await migrator.plan(on: client).map(\.label) == [
            "0001_create_halls", "0002_add_tables",
          ])
        let older = await #expect(throws: MigrationError.self) {
          try await migrator.requireCurrent(on: client)
        }
        #expect(older == .databaseOlder(database: 0, files: 2))
        #expect(older?.description.contains("version 0") == true)
        #expect(older?.description.contains("needs 2") == true)
        #expect(try await migrator.apply(on: client).map(\.version) == [1, 2])
        #expect(try await migrator.apply(on: client).isEmpty)
        try await migrator.requireCurrent(on: client)
        let after = try await migrator.status(on: client)
        #expect(after.isCurrent && after.databaseVersion == 2)
        #expect(after.applied.map(\.name) == ["create_halls", "add_tables"])
        let checksum = try await sha256(Self.files["0002_add_tables.sql"] ?? "", client)
        #expect(after.applied.last?.checksum == checksum)
        #expect(try await client.first("select name from halls")?.decode(String.self) == "Зал")
      }
    }
  }

  private func sha256(_ text: String, _ client: PostgresClient) async throws -> String {
    let row = try await client.first("select encode(sha256(convert_to(\(text), 'UTF8')), 'hex')")
    return try row?.decode(String.self) ?? ""
  }

  @Test func aFileThatFailsLeavesNothingAndThoseBeforeItStay() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      var files = Self.files
      files["0003_bad.sql"] = "create table gates (id int); select 1 / 0;"
      try await withFiles(files) { directory in
        let migrator = Migrator(directory: directory)
        let error = await #expect(throws: PostgresError.self) {
          try await migrator.apply(on: client)
        }
        #expect(error?.sqlState == SQLState(rawValue: "22012"))
        let status = try await migrator.status(on: client)
        #expect(status.databaseVersion == 2 && status.pending.map(\.version) == [3])
        let row = try await client.first("select to_regclass('gates') is null")
        #expect(try row?.decode(Bool.self) == true)
      }
    }
  }

  @Test(arguments: [
    ("begin; create table gates (id int); commit;"),
    ("create table gates (id int); commit; begin;"),
    ("rollback;"),
  ])
  func aFileMustNotLeaveItsTransaction(script: String) async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await withFiles(["0001_escape.sql": script]) { directory in
        let migrator = Migrator(directory: directory)
        let error = await #expect(throws: MigrationError.self) {
          try await migrator.apply(on: client)
        }
        #expect(error == .leftTransaction(version: 1, name: "escape"))
        let status = try await migrator.status(on: client)
        #expect(status.applied.isEmpty)
      }
    }
  }

  @Test func aChangedFileIsRefused() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await withFiles(Self.files) { directory in
        try await Migrator(directory: directory).apply(on: client)
      }
      var files = Self.files
      files["0001_create_halls.sql"]? += " "
      files["0003_more.sql"] = "create table gates (id int);"
      try await withFiles(files) { directory in
        let migrator = Migrator(directory: directory)
        let changed = MigrationError.changed(version: 1, name: "create_halls")
        await #expect(throws: changed) { try await migrator.apply(on: client) }
        await #expect(throws: changed) { try await migrator.plan(on: client) }
        await #expect(throws: changed) { try await migrator.requireCurrent(on: client) }
        let status = try await migrator.status(on: client)
        #expect(status.changed.map(\.version) == [1] && status.pending.map(\.version) == [3])
        #expect(!status.isCurrent)
      }
    }
  }

  @Test func aNewerDatabaseIsRefused() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await withFiles(Self.files) { directory in
        try await Migrator(directory: directory).apply(on: client)
      }
      try await withFiles(Self.files.filter { $0.key.hasPrefix("0001") }) { directory in
        let migrator = Migrator(directory: directory)
        let newer = MigrationError.databaseNewer(database: 2, files: 1)
        await #expect(throws: newer) { try await migrator.apply(on: client) }
        await #expect(throws: newer) { try await migrator.requireCurrent(on: client) }
        #expect(newer.description.contains("version 2") && newer.description.contains("knows 1"))
        let status = try await migrator.status(on: client)
        #expect(status.unknown.map(\.name) == ["add_tables"] && status.applied.count == 1)
      }
    }
  }

  @Test(arguments: [
    (["0001_a.sql", "0003_c.sql"], MigrationError.gap(missing: 2, next: "0003_c.sql")),
    (["0002_b.sql"], .gap(missing: 1, next: "0002_b.sql")),
    (["0000_a.sql"], .gap(missing: 1, next: "0000_a.sql")),
    (["0001_a.sql", "0001_b.sql"], .duplicate(version: 1, files: ["0001_a.sql", "0001_b.sql"])),
    (["1_a.sql"], .badName(file: "1_a.sql")), (["0001-a.sql"], .badName(file: "0001-a.sql")),
    (["0001_A.sql"], .badName(file: "0001_A.sql")), (["0001_.sql"], .badName(file: "0001_.sql")),
    (["００01_a.sql"], .badName(file: "００01_a.sql")),
  ])
  func namesAreChecked(names: [String], expected: MigrationError) async throws {
    let files = Dictionary(uniqueKeysWithValues: names.map { ($0, "select 1") })
    try await withFiles(files) { directory in
      #expect(throws: expected) { try Migrator(directory: directory).files() }
    }
  }

  @Test func otherFilesAreLeftAlone() async throws {
    try await withFiles(["README.md": "", "0001_a.sql": "select 1", "0002_b.sql.orig": ""]) {
      let files = try Migrator(directory: $0).files()
      #expect(files.map(\.name) == ["a"])
    }
    try await withFiles(["README.md": ""]) { directory in
      #expect(throws: MigrationError.empty(path: directory)) {
        try Migrator(directory: directory).files()
      }
    }
    let error = #expect(throws: MigrationError.self) {
      try Migrator(directory: "/nonexistent/migrations").files()
    }
    #expect(error?.description.hasPrefix("cannot read /nonexistent/migrations") == true)
  }

  @Test func migratorsTakeTurns() async throws {
    try await withScratchDatabase(migrated: false) { database in
      var files: [String: String] = [:]
      for number in 1...6 {
        files["000\(number)_step.sql"] = "create table step\(number) (id int);"
      }
      try await withFiles(files) { directory in
        let client = database.client
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
          for _ in 0..<6 {
            group.addTask { try await Migrator(directory: directory).apply(on: client).count }
          }
          return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts.sorted() == [0, 0, 0, 0, 0, 6])
      }
    }
  }
}
