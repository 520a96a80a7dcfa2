import Postgres
import TestSupport
import Testing

@Suite("Retry of transactions", .serialized, .timeLimit(.minutes(1)))
struct RetryTests {
  private func prepare(_ client: PostgresClient) async throws {
    try await client.execute("create table seats (id int primary key, taken int not null)")
    try await client.execute("insert into seats select n, 0 from generate_series(1, 4) as n")
  }

  private func taken(_ client: PostgresClient) async throws -> [Int] {
    try await client.query("select taken from seats order by id").map { try $0.decode(Int.self) }
  }

  /// The first attempt reads, the rival commits a change of what was read, the first then writes:
  /// 40001.
  @Test(arguments: [TransactionMode.serializable, .repeatableRead(readOnly: false)])
  func aCollisionRunsTheWholeBodyAgain(mode: TransactionMode) async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await prepare(client)
      let attempts = Counter()
      let total = try await client.transaction(mode) { transaction in
        let attempt = attempts.add()
        let row = try await transaction.first("select taken from seats where id = 1")
        let seen = try #require(row).decode(Int.self)
        if attempt == 1 {
          try await client.execute("update seats set taken = taken + 10 where id = 1")
        }
        try await transaction.execute("update seats set taken = \(seen + 1) where id = 1")
        return seen + 1
      }
      #expect(attempts.value == 2)
      #expect(total == 11)
      #expect(try await taken(client) == [11, 0, 0, 0])
    }
  }

  @Test func aTranslatedErrorIsRetriedToo() async throws {
    struct SliceError: Error {}
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await prepare(client)
      let attempts = Counter()
      try await client.transaction(.serializable) { transaction in
        let attempt = attempts.add()
        _ = try await transaction.query("select taken from seats")
        if attempt == 1 { try await client.execute("update seats set taken = 5 where id = 1") }
        do {
          try await transaction.execute("update seats set taken = taken + 1 where id = 1")
        } catch is PostgresError {
          throw SliceError()
        }
      }
      #expect(attempts.value == 2)
      #expect(try await taken(client) == [6, 0, 0, 0])
    }
  }

  @Test(arguments: [1, 3])
  func attemptsAreLimited(limit: Int) async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await prepare(client)
      let attempts = Counter()
      let error = await #expect(throws: PostgresError.self) {
        try await client.transaction(.serializable, attempts: limit) { transaction in
          attempts.add()
          _ = try await transaction.query("select taken from seats")
          try await client.execute("update seats set taken = taken + 1 where id = 1")
          try await transaction.execute("update seats set taken = 0 where id = 1")
        }
      }
      #expect(error?.sqlState == .serializationFailure)
      #expect(error?.isRetryable == true)
      #expect(attempts.value == limit)
    }
  }

  @Test func otherErrorsAreNotRetried() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let attempts = Counter()
      let error = await #expect(throws: PostgresError.self) {
        try await database.client.transaction { transaction in
          attempts.add()
          try await transaction.execute("select 1 / 0")
        }
      }
      #expect(error?.sqlState == SQLState(rawValue: "22012"))
      #expect(attempts.value == 1)
    }
  }

  private func swap(
    _ first: Int, _ second: Int, on client: PostgresClient, _ attempts: Counter, mine: Signal,
    theirs: Signal
  ) async throws {
    try await client.transaction { transaction in
      attempts.add()
      try await transaction.execute("update seats set taken = taken + 1 where id = \(first)")
      await mine.open()
      await theirs.wait()
      try await transaction.execute("update seats set taken = taken + 1 where id = \(second)")
    }
  }

  @Test func aDeadlockIsRetried() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await prepare(client)
      try await client.execute(
        "alter database \(ident: try await name(client)) set deadlock_timeout = '10ms'")
      try await database.withClient { rival in
        let attempts = Counter()
        let (left, right) = (Signal(), Signal())
        async let one: Void = swap(1, 2, on: rival, attempts, mine: left, theirs: right)
        async let two: Void = swap(2, 1, on: rival, attempts, mine: right, theirs: left)
        _ = try await (one, two)
        #expect(attempts.value >= 3)
        #expect(try await taken(rival) == [2, 2, 0, 0])
      }
    }
  }

  @Test func sumsStayTrueUnderContention() async throws {
    try await withScratchDatabase(migrated: false) { database in
      let client = database.client
      try await prepare(client)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for task in 0..<4 {
          group.addTask {
            for round in 0..<10 {
              let seat = 1 + (task + round) % 4
              try await client.transaction(.serializable, attempts: 100) { transaction in
                let row = try await transaction.first("select taken from seats where id = \(seat)")
                let seen = try #require(row).decode(Int.self)
                try await transaction.execute(
                  "update seats set taken = \(seen + 1) where id = \(seat)")
              }
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try await taken(client).reduce(0, +) == 40)
    }
  }

  private func name(_ client: PostgresClient) async throws -> String {
    try await client.first("select current_database()")?.decode(String.self) ?? ""
  }
}
