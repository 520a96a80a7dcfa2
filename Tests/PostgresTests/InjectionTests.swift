import Postgres
import TestSupport
import Testing

/// Each text is sent in every place a text can stand, and must come back as it was while the bait
/// survives.
@Suite("Injection", .serialized, .timeLimit(.minutes(1)))
struct InjectionTests {
  private static let attacks = [
    "'; drop table bait; --", "' or '1'='1", "\\'; drop table bait; --", "$1",
    "$$; drop table bait; $$",
    "\"; drop table bait; --", "/*", "*/ drop table bait; /*", "%s%n", "E'\\x27'", "\\", "''",
    "\u{2019}; drop",
    "\u{FF07}; drop table bait; --", "名'; drop table bait; --", "\u{202E}--", "NULL", "\t\r\n", "",
  ]

  @Test func textsStayTexts() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await client.execute("create table bait (name text primary key)")
      for attack in Self.attacks {
        for _ in 1...3 {  // unnamed, prepared, executed again
          let row = try await client.first("select \(attack)::text, \([attack])::text[]")
          let (text, list) = try #require(row).decode(String.self, [String].self)
          #expect(text == attack)
          #expect(list == [attack])
        }
        try await client.execute("insert into bait values (\(attack))")
        let found = try await client.query("select name from bait where name = \(attack)")
        #expect(try found.map { try $0.decode(String.self) } == [attack])
      }
      let count = try await client.first("select count(*) from bait")
      #expect(try count?.decode(Int.self) == Self.attacks.count)
    }
  }

  @Test func namesStayNames() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      for attack in Self.attacks where !attack.isEmpty {
        try await client.execute("create table \(ident: attack) (\(ident: attack) int)")
        try await client.execute("insert into \(ident: attack) (\(ident: attack)) values (\(1))")
        let row = try await client.first("select \(ident: attack) from \(ident: attack)")
        #expect(try row?.decode(attack, as: Int.self) == 1)
      }
      let tables = try await client.first(
        "select count(*) from pg_tables where schemaname = 'public'")
      #expect(try tables?.decode(Int.self) == Self.attacks.count - 1)
    }
  }

  @Test func oneStatementOnly() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.client.execute("create table bait (name text)")
      let text = "select 1; drop table bait"
      let error = await #expect(throws: PostgresError.self) {
        try await database.client.query(SQL(unsafe: text))
      }
      #expect(error?.sqlState == .syntaxError)
      #expect(try await database.client.query("select * from bait").isEmpty)
    }
  }

  @Test func copiedTextStaysText() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      let names = try await client.transaction { transaction in
        try await transaction.execute("create table bait (place int8, name text)")
        try await transaction.copyIn("bait (place, name)") { writer in
          for (place, attack) in Self.attacks.enumerated() { try await writer.row(place, attack) }
        }
        try await transaction.copyInText("bait (place, name)") { writer in
          for (place, attack) in Self.attacks.enumerated() {
            try await writer.row([String(place + Self.attacks.count), attack])
          }
        }
        let rows = try await transaction.query("select name from bait order by place")
        return try rows.map { try $0.decode(String.self) }
      }
      #expect(names == Self.attacks + Self.attacks)
    }
  }
}
