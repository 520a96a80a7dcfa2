import Foundation
import Jobs
import Postgres
import ServiceLifecycle

extension BenchReport {
  /// The rate of a full-speed drain and the time of its claims, first clean, then with a backlog waiting
  /// behind and a snapshot held since before: through the hold a worker does what a producer brings, so
  /// that whatever the snapshot keeps alive has time to pile up.
  mutating func pressure(
    _ database: BenchDatabase, backlog: Int, hold: Duration, slots: Int, claims: Samples
  ) async throws {
    _ = try await Self.drainAll(database, slots: slots)
    _ = try await database.fill(Self.needed(for: jobs))
    claims.removeAll()
    let clean = try await Self.takeOften(database, jobs, slots: slots)
    cleanPerS = clean.rounded()
    cleanClaimP99Ms = claims.percentile(99)?.hundredths

    _ = try await database.fill(backlog)
    let holder = try BenchDatabase.client(database.url, sessions: 1)
    let slot = slots
    let (rate, dead) = try await holder.transaction(.repeatableRead) { tx in
      try await Self.pass(hold, database, slots: slot, holding: tx)
      claims.removeAll()
      let before = try await ServerCounters.read(database.client)
      let rate = try await Self.takeOften(database, jobs, slots: slot)
      try await Task.sleep(for: .seconds(1))
      let after = try await ServerCounters.read(database.client)
      return (rate, (after.deadTuples - before.deadTuples) / Double(Self.rounds * jobs))
    }
    await holder.close()
    heldPerS = rate.rounded()
    heldClaimP99Ms = claims.percentile(99)?.hundredths
    heldDeadTuplesPerJob = dead.thousandths
    heldRatio = (rate / clean).hundredths
  }

  /// How often each of the two is measured.
  private static let rounds = 3

  /// How many jobs must wait: a worker that is told to stop has done more than it was asked for, and a
  /// round that found too few would never end.
  static func needed(for jobs: Int) -> Int { (rounds + 1) * jobs }

  /// The median of several rounds, each by a worker that starts cold.
  private static func takeOften(
    _ database: BenchDatabase, _ count: Int, slots: Int
  ) async throws -> Double {
    var rates: [Double] = []
    for _ in 0..<rounds { rates.append(try await take(database, count, slots: slots)) }
    return rates.sorted()[rounds / 2]
  }

  /// Holds the transaction's snapshot so long, while a producer brings a thousand jobs a second and one
  /// worker does about as many of those that wait.
  private static func pass(
    _ hold: Duration, _ database: BenchDatabase, slots: Int, holding tx: PostgresTransaction
  ) async throws {
    let worker = database.worker(slots: slots) { _, _ in
      try await Task.sleep(for: .milliseconds(slots))
    }
    let group = ServiceGroup(
      services: [worker], gracefulShutdownSignals: [], logger: BenchDatabase.logger)
    _ = try await tx.query("/* QueueBench.snapshot */ select 1")
    async let running: Void = group.run()
    let end = ContinuousClock.now + hold
    while ContinuousClock.now < end {
      _ = try await database.fill(1_000, bulk: 1_000)
      _ = try await tx.query("/* QueueBench.snapshot */ select 1")
      try await Task.sleep(for: .seconds(1))
    }
    await group.triggerGracefulShutdown()
    try await running
  }

  private static func drainAll(_ database: BenchDatabase, slots: Int) async throws -> Int {
    try await database.worker(slots: slots) { _, _ in }.runUntilIdle()
  }

  /// A worker that is stopped once it has done so many of those that wait; jobs a second until then.
  private static func take(
    _ database: BenchDatabase, _ count: Int, slots: Int
  ) async throws -> Double {
    let (enough, door) = AsyncStream.makeStream(of: ContinuousClock.Instant.self)
    let tally = Tally(limit: count) { door.yield(.now) }
    let worker = database.worker(slots: slots) { _, _ in tally.count() }
    let group = ServiceGroup(
      services: [worker], gracefulShutdownSignals: [], logger: BenchDatabase.logger)
    let begin = ContinuousClock.now
    async let running: Void = group.run()
    var end = begin
    for await moment in enough {
      end = moment
      break
    }
    await group.triggerGracefulShutdown()
    try await running
    return Double(count) / (end - begin).inSeconds
  }
}
