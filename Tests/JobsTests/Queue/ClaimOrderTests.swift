import Foundation
import Postgres
import Synchronization
import TestSupport
import Testing

@testable import Jobs

@Suite("Claiming", .timeLimit(.minutes(1)))
struct ClaimOrderTests {
  @Test("goes by priority, then by age; and takes nothing that is not due")
  func order() async throws {
    try await withDepot { depot in
      func add(_ number: Int, _ options: JobOptions) async throws {
        _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: number), options)
      }
      let now = Date.now
      try await add(5, JobOptions(priority: .low))
      try await add(9, JobOptions(delay: .seconds(3600), priority: .urgent))
      try await add(2, JobOptions(runAt: now.addingTimeInterval(-10)))
      try await add(3, JobOptions(runAt: now.addingTimeInterval(-5)))
      try await add(4, JobOptions(runAt: now.addingTimeInterval(-20)))
      try await add(1, JobOptions(runAt: now.addingTimeInterval(-1), priority: .high))
      let before = try await depot.queue.jobs()
      #expect(before.count == 6)

      var taken: [Int] = []
      for _ in 1...5 {
        let id = try await depot.claim().jobID
        let job = try #require(try await depot.queue.job(id))
        taken.append(try job.payload(of: Kinds.parcel).number)
        #expect(job.state == .running)
        #expect(job.attempts == 1)
      }
      #expect(taken == [1, 2, 3, 4, 5])
      await #expect(throws: NothingToClaim.self) { _ = try await depot.claim() }
    }
  }

  @Test("lets a job that has waited long enough go before a higher priority")
  func ageing() async throws {
    try await withDepot { depot in
      _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: 1), JobOptions(priority: .low))
      try await depot.client.execute(
        "update job_tickets set issued_at = now() - interval '61 seconds'")
      _ = try await depot.queue.enqueue(
        Kinds.parcel, Parcel(number: 2), JobOptions(priority: .normal))
      _ = try await depot.queue.enqueue(
        Kinds.parcel, Parcel(number: 3), JobOptions(priority: .high))
      var taken: [String] = []
      for _ in 1...3 { taken.append(try await depot.claim().job.payload) }
      #expect(taken == [3, 1, 2].map { "{\"number\":\($0)}" })
    }
  }

  @Test("serves each queue up to its room")
  func room() async throws {
    try await withDepot { depot in
      for number in 0..<5 {
        _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: number))
        _ = try await depot.queue.enqueue(Kinds.other, Parcel(number: number))
      }
      let worker = try await depot.register()
      let rows = try await depot.client.query(
        LeaseQueries.claim(
          [
            ClaimOrder(queue: "default", limit: 2, starts: 2),
            ClaimOrder(queue: "other", limit: 4, starts: 4),
          ], number: 1, worker: worker.id, ageing: .seconds(60)))
      let kinds = try rows.map { try $0.decode("kind", as: String.self) }.sorted()
      #expect(kinds == Array(repeating: "parcel.other", count: 4) + ["parcel.send", "parcel.send"])
    }
  }

  @Test("asked again gives the same jobs, and another number gives others")
  func repeated() async throws {
    try await withDepot { depot in
      for number in 0..<9 {
        _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: number))
      }
      let worker = try await depot.register()
      func claim(_ number: Int64) async throws -> [Int64] {
        try await depot.client.query(
          LeaseQueries.claim(
            [ClaimOrder(queue: "default", limit: 3, starts: 3)], number: number,
            worker: worker.id, ageing: .seconds(60))
        ).map { try $0.decode("id") }
      }
      let first = try await claim(1)
      #expect(first.count == 3)
      #expect(try await claim(1) == first)
      #expect(try await claim(2).allSatisfy { !first.contains($0) })
    }
  }

  @Test("of a kind that no worker knows waits for one that does, uncounted")
  func unknownKind() async throws {
    try await withDepot { depot in
      let unknown = JobKind<Parcel>("parcel.unknown")
      let id = try await depot.queue.enqueue(unknown, Parcel(number: 1)).id
      var ignorant = JobRegistry()
      ignorant.register(Kinds.parcel) { _, _ in }
      _ = try await depot.worker(ignorant).runUntilIdle()
      let job = try #require(try await depot.queue.job(id))
      #expect((job.state, job.attempts) == (.ready, 0))
      var knowing = JobRegistry()
      knowing.register(unknown) { _, _ in }
      #expect(try await depot.worker(knowing).runUntilIdle() == 1)
      #expect(try await depot.state(of: id) == .done)
    }
  }

  @Test("misses no commit, however late, and sees nothing rolled back")
  func lateCommits() async throws {
    try await withDepot { depot in
      let worker = try await depot.register()
      let taken = Taken()
      let number = Taken()
      @Sendable func drain() async throws {
        while true {
          let rows = try await depot.client.query(
            LeaseQueries.claim(
              [ClaimOrder(queue: "default", limit: 3, starts: 3)],
              number: number.next(), worker: worker.id, ageing: .seconds(60)))
          if rows.isEmpty { return }
          for row in rows { taken.add(try row.decode("id")) }
        }
      }
      let late = try await depot.client.transaction { tx in
        let late = try await depot.queue.enqueue(Kinds.parcel, Parcel(), in: tx).id
        for _ in 0..<5 { _ = try await depot.queue.enqueue(Kinds.parcel, Parcel()) }
        try await drain()
        await #expect(throws: Mishap.self) {
          try await depot.client.transaction { other in
            _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(), in: other)
            try await drain()
            throw Mishap()
          }
        }
        for _ in 0..<5 { _ = try await depot.queue.enqueue(Kinds.parcel, Parcel()) }
        try await drain()
        #expect(taken.all.count == 10)
        return late
      }
      try await drain()
      #expect(taken.all.count == 11)
      #expect(taken.all.last == late.rawValue)
      #expect(Set(taken.all).count == 11)
    }
  }

  @Test("in the face of a herd hands every job to one claimer")
  func herd() async throws {
    try await withDepot { depot in
      let jobs = (0..<400).map { (payload: Parcel(number: $0), options: JobOptions()) }
      _ = try await depot.client.transaction { tx in
        try await depot.queue.enqueue(many: jobs, of: Kinds.parcel, in: tx)
      }
      let claimed = try await withThrowingTaskGroup(of: [Int64].self) { group in
        for _ in 0..<8 {
          group.addTask {
            let worker = try await depot.register()
            var mine: [Int64] = []
            for number in 1...Int64.max {
              let rows = try await depot.client.query(
                LeaseQueries.claim(
                  [ClaimOrder(queue: "default", limit: 7, starts: 7)], number: number,
                  worker: worker.id, ageing: .seconds(60)))
              if rows.isEmpty { return mine }
              mine += try rows.map { try $0.decode("id") }
            }
            return mine
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(claimed.count == 400)
      #expect(Set(claimed).count == 400)
    }
  }
}

/// Numbers in the order they were added.
private final class Taken: Sendable {
  private let numbers = Mutex<[Int64]>([])
  var all: [Int64] { numbers.withLock { $0 } }
  func add(_ number: Int64) { numbers.withLock { $0.append(number) } }
  func next() -> Int64 {
    numbers.withLock { numbers in
      numbers.append(Int64(numbers.count) + 1)
      return Int64(numbers.count)
    }
  }
}
