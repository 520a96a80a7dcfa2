import Postgres
import TestSupport
import Testing

@Suite("Storm", .serialized, .timeLimit(.minutes(1)))
struct StormTests {
  /// What one writer knows of its rows.
  private struct Ledger: Sendable {
    var committed: Set<Int> = []
    /// The connection was lost: stored or not, the writer cannot tell.
    var unknown: Set<Int> = []
  }

  /// Sessions are killed at every point of transactions and copies; no row that was acknowledged
  /// may be missing, none that was refused may be there, and nobody may hang.
  @Test func sessionsDieAtAnyMoment() async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.client.execute("create table marks (id int8 primary key)")
      try await database.withClient {
        $0.applicationName = "storm-victim"
        $0.poolSize = 4
      } _: { client in
        let kills = Counter()
        let killer = Task { try await Self.kill("storm-victim", kills, on: database.client) }
        let ledger = try await withThrowingTaskGroup(of: Ledger.self) { group in
          for writer in 0..<6 {
            group.addTask {
              try await Self.write(60, from: writer * 1_000_000, while: kills, on: client)
            }
          }
          return try await group.reduce(into: Ledger()) { sum, one in
            sum.committed.formUnion(one.committed)
            sum.unknown.formUnion(one.unknown)
          }
        }
        killer.cancel()
        try await killer.value
        let rows = try await database.client.query("select id from marks")
        let stored = Set(try rows.map { try $0.decode(Int.self) })
        #expect(ledger.committed.isSubset(of: stored))
        #expect(stored.isSubset(of: ledger.committed.union(ledger.unknown)))
        #expect(!ledger.committed.isEmpty)
        for _ in 0..<8 { #expect(try await client.first("select 1")?.decode(Int.self) == 1) }
      }
    }
  }

  private static func write(
    _ count: Int, from first: Int, while kills: Counter, on client: PostgresClient
  ) async throws -> Ledger {
    var ledger = Ledger()
    var id = first
    while id < first + count || kills.value < 5 {
      defer { id += 1 }
      do {
        try await client.transaction { transaction in
          if id % 3 == 0 {
            try await transaction.copyIn("marks") { try await $0.row(id) }
          } else {
            try await transaction.execute("insert into marks values (\(id))")
          }
          _ = try await transaction.first("select count(*) from marks where id = \(id)")
        }
        ledger.committed.insert(id)
      } catch let error as PostgresError where error.isConnectionFailure {
        ledger.unknown.insert(id)
      }
    }
    return ledger
  }

  /// Ends sessions of that name until cancelled.
  private static func kill(
    _ name: String, _ kills: Counter, on client: PostgresClient
  ) async throws {
    while true {
      do {
        let killed = try await client.execute(
          """
          select pg_terminate_backend(pid) from (
            select pid from pg_stat_activity where application_name = \(name)
            order by random() limit 1) as victim
          """)
        for _ in 0..<killed { kills.add() }
        try await Task.sleep(for: .milliseconds(Int.random(in: 1...8)))
      } catch is CancellationError {
        return
      }
    }
  }
}
