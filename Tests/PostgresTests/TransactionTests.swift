import Postgres
import TestSupport
import Testing

@Suite("Transactions", .serialized, .timeLimit(.minutes(1)))
struct TransactionTests {
  private struct Refusal: Error, Equatable {}

  private static let names: SQL = "select name from halls order by name"

  private func halls(_ client: PostgresClient) async throws -> [String] {
    try await client.query(Self.names).map { try $0.decode(String.self) }
  }

  @Test func commitsOnReturnAndRollsBackOnError() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await client.execute("create table halls (name text primary key)")
      let answer = try await client.transaction { transaction in
        try await transaction.execute("insert into halls values ('a')")
        return 42
      }
      #expect(answer == 42)
      await #expect(throws: Refusal()) {
        try await client.transaction { transaction in
          try await transaction.execute("insert into halls values ('b')")
          throw Refusal()
        }
      }
      let error = await #expect(throws: PostgresError.self) {
        try await client.transaction { transaction in
          try await transaction.execute("insert into halls values ('c')")
          try await transaction.execute("insert into halls values ('a')")
        }
      }
      #expect(error?.sqlState == .uniqueViolation)
      #expect(try await halls(client) == ["a"])
    }
  }

  @Test func modesAreWhatTheServerIsTold() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let modes: [(TransactionMode, String, String)] = [
        (.readWrite, "read committed", "off"), (.readOnly, "read committed", "on"),
        (.serializable, "serializable", "off"), (.repeatableRead, "repeatable read", "on"),
        (.repeatableRead(readOnly: false), "repeatable read", "off"),
      ]
      for (mode, isolation, readOnly) in modes {
        let row = try await database.client.transaction(mode) { transaction in
          try await transaction.first(
            """
            select current_setting('transaction_isolation'),
              current_setting('transaction_read_only')
            """)
        }
        let told = try #require(row).decode(String.self, String.self)
        #expect(told == (isolation, readOnly))
      }
      let error = await #expect(throws: PostgresError.self) {
        try await database.client.transaction(.readOnly) { transaction in
          try await transaction.execute("create table halls (name text)")
        }
      }
      #expect(error?.sqlState == .readOnlyTransaction)
    }
  }

  @Test func aSwallowedErrorIsNotACommit() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await client.execute("create table halls (name text primary key)")
      let error = await #expect(throws: PostgresError.self) {
        try await client.transaction { transaction in
          try await transaction.execute("insert into halls values ('a')")
          do {
            try await transaction.execute("insert into halls values ('a')")
          } catch is PostgresError {
            // As a careless slice would.
          }
        }
      }
      #expect(error?.sqlState == .uniqueViolation)
      #expect(try await halls(client).isEmpty)
    }
  }

  @Test(arguments: ["commit", "rollback", "commit and chain; commit"])
  func aStatementMustNotEndTheTransaction(end: String) async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await client.execute("create table halls (name text primary key)")
      for goesOn in [true, false] {
        let error = await #expect(throws: PostgresError.self) {
          try await client.transaction { transaction in
            try await transaction.execute("delete from halls")
            try await transaction.script(SQL(unsafe: end))
            if goesOn { try await transaction.execute("insert into halls values ('stray')") }
          }
        }
        #expect(error?.kind == .misuse)
      }
      #expect(try await halls(client).isEmpty)
      #expect(try await client.transaction { _ in 7 } == 7)
    }
  }

  /// Whatever comes first in a transaction carries its `BEGIN`; a failure of it must not leave the
  /// body outside.
  @Test func aFailedFirstStatementLeavesTheTransactionFailed() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await client.execute("create table halls (name text primary key)")
      let many = (0..<70_000).map { "(\($0))" as SQL }.joined(separator: ",")
      for first in ["select 1 / 0", "selec", "select \("a\0")", "values \(many)"] as [SQL] {
        for _ in 1...3 {
          await #expect(throws: (any Error).self) {
            try await client.transaction { transaction in
              do {
                try await transaction.execute(first)
                Issue.record("the first statement should fail")
              } catch is PostgresError {
                // As a careless slice would.
              }
              try await transaction.execute("insert into halls values ('stray')")
              throw Refusal()
            }
          }
        }
      }
      #expect(try await halls(client).isEmpty)
    }
  }

  @Test func everyKindOfFirstStatementBegins() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await client.execute("create table halls (name text primary key)")
      let firsts: [(PostgresTransaction) async throws -> Void] = [
        { try await $0.execute("insert into halls values ('a')") },
        { try await $0.script("insert into halls values ('a'); insert into halls values ('b')") },
        { try await $0.copyIn("halls") { try await $0.row("a") } },
        { try await $0.copyInText("halls") { try await $0.row(["a"]) } },
        { transaction in
          try await transaction.savepoint {
            _ = try await transaction.execute("insert into halls values ('a')")
          }
        },
      ]
      for first in firsts {
        for _ in 1...3 {
          await #expect(throws: Refusal()) {
            try await client.transaction { transaction in
              try await first(transaction)
              throw Refusal()
            }
          }
          #expect(try await halls(client).isEmpty)
        }
      }
    }
  }

  @Test func savepointsUndoOnlyTheirOwn() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await client.execute("create table halls (name text primary key)")
      let value = try await client.transaction { transaction in
        try await transaction.execute("insert into halls values ('a')")
        await #expect(throws: PostgresError.self) {
          try await transaction.savepoint {
            try await transaction.execute("insert into halls values ('b')")
            try await transaction.execute("insert into halls values ('a')")
          }
        }
        return try await transaction.savepoint {
          try await transaction.execute("insert into halls values ('c')")
          await #expect(throws: Refusal()) {
            try await transaction.savepoint {
              try await transaction.execute("insert into halls values ('d')")
              throw Refusal()
            }
          }
          try await transaction.execute("insert into halls values ('e')")
          return "kept"
        }
      }
      #expect(value == "kept")
      #expect(try await halls(client) == ["a", "c", "e"])
    }
  }

  @Test func nothingWorksAfterTheEnd() async throws {
    try await withScratchDatabase(migrated: false) { database in
      // The compiler keeps a transaction in its closure; an actor's own closure is the hole it
      // leaves.
      actor Thief {
        var loot: PostgresTransaction?

        func steal(from client: PostgresClient) async throws {
          try await client.transaction { transaction in loot = transaction }
        }

        func use() async throws {
          let loot = try #require(loot)
          _ = try await loot.query("select 1")
        }
      }
      let thief = Thief()
      try await thief.steal(from: database.client)
      let error = await #expect(throws: PostgresError.self) { try await thief.use() }
      #expect(error?.kind == .misuse)
    }
  }

  @Test func aTransactionOnASessionThatIsInOneIsRefused() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      let error = await #expect(throws: PostgresError.self) {
        try await client.withSession { session in
          try await session.transaction { _ in
            try await session.transaction { transaction in
              try await transaction.execute("select 1")
            }
          }
        }
      }
      #expect(error?.kind == .misuse)
      let one = try await client.first("select 1")?.decode(Int.self)
      #expect(one == 1)
    }
  }

  @Test func sessionsAreCleanAfterwards() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.withClient {
        $0.poolSize = 1
      } _: { client in
        let process = try await client.withSession { session in
          try await session.execute("set statement_timeout = 12345")
          try await session.execute("select pg_advisory_lock(1)")
          try await session.execute("create temporary table left_over (x int)")
          return try session.processID
        }
        let row = try await client.first(
          """
          select pg_backend_pid(), current_setting('statement_timeout'),
            to_regclass('left_over') is null,
            (select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid())
          """)
        let (same, timeout, isGone, locks) = try #require(row).decode(
          Int32.self, String.self, Bool.self, Int.self)
        #expect(same == process && timeout == "1min" && isGone && locks == 0)
      }
    }
  }
}
