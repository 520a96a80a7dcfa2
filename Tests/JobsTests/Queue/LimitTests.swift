import Foundation
import Postgres
import TestSupport
import Testing

@testable import Jobs

@Suite("Limits", .timeLimit(.minutes(1)))
struct LimitTests {
  private func most(
    _ limit: JobLimit, _ options: JobOptions, workers: Int = 2
  ) async throws -> (most: Int, total: Int) {
    let tally = Tally()
    try await withDepot { depot in
      try await depot.queue.limit(limit)
      for number in 0..<12 {
        _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: number), options)
      }
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { _, _ in
        tally.enter()
        _ = try await depot.client.query("select pg_sleep(0.02)")
        tally.leave()
      }
      try await withWorkers(depot.worker(registry), depot.worker(registry)) {
        try await eventually { try await depot.queue.counts().first?.done == 12 }
      }
      let left = try await depot.client.first("select count(*) from job_holds")
      #expect(try left?.decode(Int.self) == 0)
    }
    return (tally.most, tally.total)
  }

  @Test("of a key hold over all workers")
  func key() async throws {
    let (most, total) = try await most(
      JobLimit("press", maxRunning: 2), JobOptions(limitKey: "press"))
    #expect(most <= 2)
    #expect(total == 12)
  }

  @Test("of a queue hold over all workers")
  func queue() async throws {
    let (most, total) = try await most(.queue("default", maxRunning: 3), JobOptions())
    #expect(most <= 3)
    #expect(total == 12)
  }

  @Test("by the second let a burst through and no more")
  func rate() async throws {
    for (limit, options) in [
      (JobLimit.queue("default", perSecond: 0.001, burst: 3), JobOptions()),
      (JobLimit("slow", perSecond: 0.001, burst: 3), JobOptions(limitKey: "slow")),
    ] {
      try await withDepot { depot in
        try await depot.queue.limit(limit)
        for number in 0..<6 {
          _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: number), options)
        }
        var registry = JobRegistry()
        registry.register(Kinds.parcel) { _, _ in }
        #expect(try await depot.worker(registry).runUntilIdle() == 3)
      }
    }
  }

  @Test("a paused queue stands still, and goes on")
  func pause() async throws {
    try await withDepot { depot in
      _ = try await depot.queue.enqueue(Kinds.parcel, Parcel())
      try await depot.queue.pause(queue: "default")
      #expect(try await depot.queue.pausedQueues() == ["default"])
      await #expect(throws: NothingToClaim.self) { _ = try await depot.claim() }
      try await depot.queue.pause(queue: "default", false)
      #expect(try await depot.queue.pausedQueues().isEmpty)
      _ = try await depot.claim()
    }
  }

  @Test("a job past its deadline is dead without having been started")
  func deadline() async throws {
    try await withDepot { depot in
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { _, _ in Issue.record("it was started") }
      let options = JobOptions(deadline: Date.now.addingTimeInterval(-3_600))
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel(), options).id
      _ = try await depot.worker(registry).runUntilIdle()
      let job = try #require(try await depot.queue.job(id))
      #expect(job.state == .dead)
      #expect(job.faults.map(\.reason) == [.expired])
    }
  }

  @Test("one expo's heap stands not in front of another's one job")
  func fairness() async throws {
    try await withDepot { depot in
      for expo in [Int64](repeating: 1, count: 30) + [2, 9] {
        _ = try await depot.queue.enqueue(
          Kinds.parcel, Parcel(number: Int(expo)), JobOptions(expo: expo))
      }
      let worker = try await depot.register()
      let rows = try await depot.client.query(
        LeaseQueries.claim(
          [ClaimOrder(queue: "default", limit: 32, starts: 4)], number: 1, worker: worker.id,
          ageing: .seconds(60)))
      let jobs = try rows.map { try ClaimedJob($0, worker: worker.id, claim: 1, at: .now) }
      #expect(jobs.count == 32)
      #expect(Set(jobs.takingTurns().prefix(3).map(\.expo)) == [1, 2, 9])
      // Expo 2 is of another shard than the heap: a claim of few jobs brings it as well.
      #expect(Set(jobs.prefix(17).map(\.expo)).contains(2) || jobs.first?.expo == 1)
    }
  }

  @Test(
    "keys made of payload and period hold as long as they say",
    arguments: [
      (JobUnique(), true, true), (JobUnique(byArguments: false), false, true),
      (JobUnique(until: .started), true, false),
      (JobUnique(period: .seconds(86_400 * 3_650), until: .periodEnds), true, true),
    ])
  func unique(unique: JobUnique, differs: Bool, holdsWhileRunning: Bool) async throws {
    try await withDepot { depot in
      let options = JobOptions(unique: unique)
      func enqueue(_ number: Int) async throws -> Bool {
        try await depot.queue.enqueue(Kinds.parcel, Parcel(number: number), options).isNew
      }
      #expect(try await enqueue(1))
      #expect(try await !enqueue(1))
      #expect(try await enqueue(2) == differs)
      let context = try await depot.claim()
      #expect(try await enqueue(1) == !holdsWhileRunning)
      try await depot.client.transaction { tx in try await context.finish(in: tx) }
      if holdsWhileRunning { #expect(try await enqueue(1) == (unique.until == .ended)) }
    }
  }
}
