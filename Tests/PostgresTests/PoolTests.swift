import Postgres
import TestSupport
import Testing

@Suite("Pool", .serialized, .timeLimit(.minutes(1)))
struct PoolTests {
  @Test func theLastUsedSessionIsTheNext() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      let (outer, inner) = try await client.transaction { first in
        let outer = try await first.first("select pg_backend_pid()")?.decode(Int.self)
        return (outer, try await client.processID())
      }
      #expect(outer != inner)
      for _ in 0..<3 { #expect(try await client.processID() == outer) }
    }
  }

  @Test func whoWaitsTooLongIsTold() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.withClient {
        $0.poolSize = 1
        $0.acquireTimeout = .milliseconds(20)
      } _: { client in
        // Opening the session may take longer than the timeout, but it is kept.
        try await eventually("there is no session") {
          do {
            return try await client.query("select 1").count == 1
          } catch let error as PostgresError where error.kind == .poolTimeout {
            return false
          }
        }
        try await client.transaction { transaction in
          try await transaction.execute("select 1")
          let error = await #expect(throws: PostgresError.self) {
            try await client.query("select 2")
          }
          #expect(error?.kind == .poolTimeout)
          #expect(error?.isConnectionFailure == false)
        }
        #expect(try await client.first("select 3")?.decode(Int.self) == 3)
      }
    }
  }

  @Test func aCancelledWaiterLeavesTheQueue() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.withClient {
        $0.poolSize = 1
      } _: { client in
        let after = try await client.transaction { transaction in
          try await transaction.execute("select 1")
          let waiter = Task { try await client.query("select 2") }
          let after = Task { try await client.first("select 3")?.decode(Int.self) }
          waiter.cancel()
          await #expect(throws: CancellationError.self) { try await waiter.value }
          return after
        }
        #expect(try await after.value == 3)
      }
    }
  }

  @Test func allWhoWaitAreServed() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.withClient {
        $0.poolSize = 2
      } _: { client in
        let values = try await withThrowingTaskGroup(of: Int.self) { group in
          for number in 0..<200 {
            group.addTask { try await client.first("select \(number)")?.decode(Int.self) ?? -1 }
          }
          return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(values == Set(0..<200))
        let sessions = try await database.client.first(
          """
          select count(*) from pg_stat_activity
          where datname = current_database() and backend_type = 'client backend'
            and pid <> pg_backend_pid()
          """)
        #expect(try sessions?.decode(Int.self) == 2)
      }
    }
  }

  @Test func aServerWithoutConnectionsLeftIsNoError() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let role = database.name + "_guest"
      try await database.client.execute(
        "create role \(ident: role) login password 'guest' connection limit 1")
      var configuration = try PostgresConfiguration(
        url: database.url(with: [("user", role), ("password", "guest")]))
      configuration.poolSize = 4
      let client = PostgresClient(configuration, logger: quietLogger)
      let values = try await client.transaction { transaction in
        // The only session there can be is in use: the others have to wait for it, not to fail.
        let waiting = (0..<6).map { number in
          Task { try await client.first("select \(number)")?.decode(Int.self) }
        }
        try await transaction.execute("select pg_sleep(0.3)")
        return waiting
      }
      for (number, task) in values.enumerated() { #expect(try await task.value == number) }
      await client.close()
      try await database.client.execute("drop role \(ident: role)")
    }
  }

  @Test func killedIdleSessionsGoUnnoticed() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.withClient { client in
        // Three sessions at once, so that three are idle.
        let processes = try await client.transaction { one in
          try await client.transaction { two in
            var processes = [try await client.processID()]
            for transaction in [one, two] {
              let row = try await transaction.first("select pg_backend_pid()")
              processes.append(try #require(row).decode(Int.self))
            }
            return processes
          }
        }
        #expect(try await database.client.kill(processes) == 3)
        for _ in 0..<8 { #expect(try await client.first("select 1")?.decode(Int.self) == 1) }
        #expect(!processes.contains(try await client.processID()))
        let again = try await client.processID()
        try await database.client.kill([again])
        let value = try await client.transaction { transaction in
          try await transaction.first("select 2")?.decode(Int.self)
        }
        #expect(value == 2)
      }
    }
  }

  @Test func aKilledBusySessionIsAConnectionLost() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.withClient {
        $0.poolSize = 1
      } _: { client in
        let process = try await client.processID()
        let task = Task { try await client.execute("select pg_sleep(3600)") }
        try await eventually("the statement does not start") {
          try await database.client.first(
            "select state = 'active' from pg_stat_activity where pid = \(process)")?
            .decode(Bool.self) == true
        }
        try await database.client.kill([process])
        let error = await #expect(throws: PostgresError.self) { try await task.value }
        #expect(error?.kind == .connectionLost)
        #expect(error?.sqlState == .adminShutdown)
        #expect(error?.isConnectionFailure == true && error?.isRetryable == false)
        #expect(try await client.processID() != process)
      }
    }
  }

  @Test func aSessionKilledInsideATransactionIsNotRetried() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.withClient { client in
        try await client.execute("create table halls (name text)")
        let error = await #expect(throws: PostgresError.self) {
          try await client.transaction { transaction in
            try await transaction.execute("insert into halls values ('a')")
            let row = try await transaction.first("select pg_backend_pid()")
            try await database.client.kill([try #require(row).decode(Int.self)])
            try await transaction.execute("insert into halls values ('b')")
          }
        }
        #expect(error?.kind == .connectionLost)
        #expect(try await client.query("select * from halls").isEmpty)
      }
    }
  }

  @Test func oldSessionsAreReplaced() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.withClient {
        $0.maxLifetime = .zero
      } _: { client in
        let first = try await client.processID()
        #expect(try await client.processID() != first)
      }
    }
  }

  @Test func aSessionThatMayNotWriteIsReplaced() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.withClient {
        $0.poolSize = 1
      } _: { client in
        let first = try await client.processID()
        let error = await #expect(throws: PostgresError.self) {
          try await client.transaction(.readOnly) { transaction in
            try await transaction.execute("create table halls (name text)")
          }
        }
        #expect(error?.sqlState == .readOnlyTransaction)
        #expect(try await client.processID() != first)
      }
    }
  }

  @Test func aClosedClientRefuses() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.withClient { client in
        let process = try await client.processID()
        await client.close()
        let error = await #expect(throws: PostgresError.self) { try await client.query("select 1") }
        #expect(error?.kind == .closed)
        await client.close()
        try await eventually("the session stays open") {
          try await database.client.query(
            "select from pg_stat_activity where pid = \(process)"
          ).isEmpty
        }
      }
    }
  }

  @Test func closingWaitsForThoseAtWork() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.withClient { client in
        let (inside, mayEnd) = (Signal(), Signal())
        let worker = Task {
          try await client.transaction { transaction in
            try await transaction.execute("create table halls (name text)")
            await inside.open()
            await mayEnd.wait()
            try await transaction.execute("insert into halls values ('a')")
          }
        }
        await inside.wait()
        async let closed: Void = client.close()
        await mayEnd.open()
        try await worker.value
        await closed
        let rows = try await database.client.query("select name from halls")
        #expect(try rows.map { try $0.decode(String.self) } == ["a"])
      }
    }
  }
}
