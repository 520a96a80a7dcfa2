import Postgres
import TestSupport
import Testing

@Suite("Cancellation", .serialized, .timeLimit(.minutes(1)))
struct CancellationTests {
  /// Waits until the server runs a statement that begins so.
  private func running(_ beginning: String, on client: PostgresClient) async throws {
    try await eventually("the statement does not start") {
      try await client.first(
        """
        select exists (
          select from pg_stat_activity
          where datname = current_database() and state = 'active' and pid <> pg_backend_pid()
            and starts_with(query, \(beginning)))
        """)?.decode(Bool.self) == true
    }
  }

  @Test func aCancelledTaskEndsItsStatementAndKeepsItsSession() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.withClient {
        $0.poolSize = 1
      } _: { client in
        let before = try await client.processID()
        let sleeper = Task { try await client.execute("select pg_sleep(3600)") }
        try await running("select pg_sleep", on: database.client)
        sleeper.cancel()
        await #expect(throws: CancellationError.self) { try await sleeper.value }
        #expect(try await client.processID() == before)
      }
    }
  }

  @Test func aStatementEndsAtItsLimitAndTheNextHasNone() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.withClient {
        $0.poolSize = 1
      } _: { client in
        let before = try await client.processID()
        let error = try await #require(throws: PostgresError.self) {
          _ = try await client.query("select pg_sleep(3600)", within: .milliseconds(50))
        }
        #expect(error.sqlState == .queryCanceled)
        #expect(error.message == "no answer within 0.05 seconds")
        #expect(try await client.query("select pg_sleep(0.1)").count == 1)
        #expect(try await client.query("select 1", within: .seconds(60)).count == 1)
        #expect(try await client.processID() == before)
      }
    }
  }

  @Test func aCancelledTaskSendsNothing() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await client.execute("create table halls (name text)")
      let (started, cancelled) = (Signal(), Signal())
      let task = Task {
        await started.open()
        await cancelled.wait()
        try await client.execute("insert into halls values ('a')")
      }
      await started.wait()
      task.cancel()
      await cancelled.open()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(try await client.query("select * from halls").isEmpty)
    }
  }

  @Test func aCancelledTransactionIsRolledBack() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.withClient {
        $0.poolSize = 1
      } _: { client in
        try await client.execute("create table halls (name text)")
        let before = try await client.processID()
        let task = Task {
          try await client.transaction { transaction in
            try await transaction.execute("insert into halls values ('a')")
            try await transaction.execute("select pg_sleep(3600)")
          }
        }
        try await running("select pg_sleep", on: database.client)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try await client.query("select * from halls").isEmpty)
        #expect(try await client.processID() == before)
      }
    }
  }

  @Test func aTaskCancelledBeforeCommitIsRolledBack() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await client.execute("create table halls (name text)")
      let (written, cancelled) = (Signal(), Signal())
      let task = Task {
        try await client.transaction { transaction in
          try await transaction.execute("insert into halls values ('a')")
          await written.open()
          await cancelled.wait()
        }
      }
      await written.wait()
      task.cancel()
      await cancelled.open()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(try await client.query("select * from halls").isEmpty)
    }
  }

  @Test func aSavepointIsUndoneInACancelledTask() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      let (inside, cancelled) = (Signal(), Signal())
      let task = Task {
        try await client.transaction { transaction in
          await #expect(throws: CancellationError.self) {
            try await transaction.savepoint {
              await inside.open()
              await cancelled.wait()
              try await transaction.execute("select 1")
            }
          }
          try await transaction.execute("select 1")
        }
      }
      await inside.wait()
      task.cancel()
      await cancelled.open()
      await #expect(throws: CancellationError.self) { try await task.value }
      let one = try await client.first("select 1")?.decode(Int.self)
      #expect(one == 1)
    }
  }

  @Test func aTimeoutOfTheServerIsNotACancellation() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.withClient {
        $0.statementTimeout = .milliseconds(20)
      } _: { client in
        let error = await #expect(throws: PostgresError.self) {
          try await client.execute("select pg_sleep(3600)")
        }
        #expect(error?.sqlState == .queryCanceled)
        #expect(error?.kind == .server)
      }
    }
  }

  @Test func anAdvisoryLockIsNoLongerWaitedFor() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await client.transaction { transaction in
        try await transaction.execute("select pg_advisory_xact_lock(7)")
        let waiter = Task {
          try await client.transaction { other in
            try await other.execute("select pg_advisory_xact_lock(7)")
          }
        }
        try await running("select pg_advisory_xact_lock", on: client)
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
      }
    }
  }

  /// Tasks are cancelled at every point of their statements; those that are not must never notice.
  @Test func aCancelNeverHitsAStranger() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.withClient {
        $0.poolSize = 4
      } _: { client in
        let strays = Counter()
        let hits = Counter()
        try await withThrowingTaskGroup(of: Void.self) { group in
          for lane in 0..<8 {
            group.addTask {
              var random = SystemRandomNumberGenerator()
              for _ in 0..<60 {
                let isVictim = lane % 2 == 0
                let statement = Task {
                  try await client.execute("select pg_sleep(\(isVictim ? 0.004 : 0.0005)::float8)")
                }
                if isVictim {
                  try await Task.sleep(
                    for: .microseconds(Int.random(in: 0...6_000, using: &random)))
                  statement.cancel()
                }
                do {
                  _ = try await statement.value
                } catch is CancellationError where isVictim {
                  hits.add()
                } catch {
                  strays.add()
                }
              }
            }
          }
          try await group.waitForAll()
        }
        #expect(strays.value == 0)
        #expect(hits.value > 0)
      }
    }
  }
}
