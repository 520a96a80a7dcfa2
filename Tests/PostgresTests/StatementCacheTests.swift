import TestSupport
import Testing

@testable import Postgres

@Suite("Prepared statements", .serialized, .timeLimit(.minutes(1)))
struct StatementCacheTests {
  private func key(_ text: String, _ types: [UInt32] = []) -> StatementCache.Key {
    StatementCache.Key(text: text, types: types)
  }

  @Test func theSecondUsePrepares() {
    var cache = StatementCache(capacity: 2)
    #expect(cache.plan(for: key("a")) == .unnamed)
    #expect(cache.plan(for: key("a")) == .prepare(name: "s2", evicted: nil))
    #expect(cache.plan(for: key("a")) == .prepared(name: "s2"))
    #expect(cache.plan(for: key("a", [20])) == .unnamed)
  }

  @Test func theLeastRecentlyUsedGoes() {
    var cache = StatementCache(capacity: 2)
    for text in ["a", "a", "b", "b"] { _ = cache.plan(for: key(text)) }
    #expect(cache.plan(for: key("a")) == .prepared(name: "s2"))
    #expect(cache.plan(for: key("c")) == .unnamed)
    #expect(cache.plan(for: key("c")) == .prepare(name: "s7", evicted: "s4"))
    #expect(cache.plan(for: key("b")) == .unnamed)
    #expect(cache.plan(for: key("a")) == .prepared(name: "s2"))
    cache.forget(key("a"))
    #expect(cache.plan(for: key("a")) == .unnamed)
  }

  @Test func longTextsAndNoCapacityAreNeverNamed() {
    var none = StatementCache(capacity: 0)
    var some = StatementCache(capacity: 2)
    let long = String(repeating: "x", count: StatementCache.longestText + 1)
    for _ in 0..<3 {
      #expect(none.plan(for: key("a")) == .unnamed)
      #expect(some.plan(for: key(long)) == .unnamed)
    }
  }

  private func prepared(_ client: PostgresClient) async throws -> Int {
    try await client.first("select count(*) from pg_prepared_statements")?.decode(Int.self) ?? -1
  }

  @Test func theServerKeepsNoMoreThanTheCapacity() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await client.transaction { transaction in
        for number in 0..<300 {
          let statement = SQL(unsafe: "select \(number)")
          for _ in 0..<3 {
            let read = try await transaction.first(statement)?.decode(Int.self)
            #expect(read == number)
          }
        }
      }
      #expect(try await prepared(client) == 256)
    }
  }

  @Test func aChangedTableIsPlannedAnew() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await client.execute("create table halls (id int)")
      try await client.execute("insert into halls values (1)")
      for _ in 0..<3 { #expect(try await client.first("select * from halls")?.columns == ["id"]) }
      try await client.execute("alter table halls add column name text")
      #expect(try await client.first("select * from halls")?.columns == ["id", "name"])
      for _ in 0..<3 { _ = try await client.first("select * from halls") }
      try await client.execute("alter table halls drop column name")
      let columns = try await client.transaction { transaction in
        try await transaction.first("select * from halls")?.columns
      }
      #expect(columns == ["id"])
    }
  }

  @Test func aStatementThatVanishedIsSentAnew() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      for round in 1...2 {
        for _ in 0..<3 {
          #expect(try await client.first("select \(round)")?.decode(Int.self) == round)
        }
        try await client.execute("deallocate all")
        #expect(try await client.first("select \(round)")?.decode(Int.self) == round)
      }
    }
  }

  @Test func aWrongStatementIsWrongEachTime() async throws {
    try await withScratchDatabase(migrated: false) { database in
      for _ in 0..<4 {
        let error = await #expect(throws: PostgresError.self) {
          try await database.client.query("select nothing from nowhere")
        }
        #expect(error?.sqlState == .undefinedTable)
      }
      let count = try await prepared(database.client)
      #expect(count == 0)
    }
  }

  @Test func theSwitchTurnsNamesOff() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.withClient {
        $0.usesNamedStatements = false
      } _: { client in
        for _ in 0..<5 { #expect(try await client.first("select \(1)")?.decode(Int.self) == 1) }
        #expect(try await prepared(client) == 0)
        let timeout = try await client.transaction { transaction in
          try await transaction.first("select current_setting('statement_timeout')")
        }
        #expect(try timeout?.decode(String.self) == "1min")
      }
    }
  }
}
