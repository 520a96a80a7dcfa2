import Foundation
import Postgres
import TestSupport
import Testing

@testable import Jobs

@Suite("Batches", .timeLimit(.minutes(1)))
struct BatchTests {
  static let report = JobKind<Parcel>("batch.report")

  private func batch(_ numbers: [Int], _ options: JobOptions = .init()) throws -> JobBatch {
    var batch = JobBatch("letters", expo: 4)
    for number in numbers { try batch.add(Kinds.parcel, Parcel(number: number), options) }
    try batch.then(Self.report, Parcel(number: 99))
    return batch
  }

  private func enqueue(_ batch: JobBatch, _ depot: Depot) async throws -> JobBatchID {
    try await depot.client.transaction { tx in try await depot.queue.enqueue(batch, in: tx) }
  }

  /// Parcels finish with twice their number, save 13, which is given up; reports note what came of them.
  private func registry(_ depot: Depot) -> JobRegistry {
    var registry = JobRegistry()
    registry.register(Kinds.parcel) { parcel, job in
      if parcel.number == 13 { throw JobFailure.discard(reason: "no") }
      try await depot.client.transaction { tx in
        try await job.finish(with: parcel.number * 2, in: tx)
      }
    }
    registry.register(Self.report) { _, job in
      let sum = try await job.results(as: Int.self).reduce(0, +)
      let failed = try await job.batchRecord()?.failed ?? -1
      try await depot.client.transaction { tx in
        try await Depot.effect(sum * 10 + failed, in: tx)
        try await job.finish(in: tx)
      }
    }
    return registry
  }

  @Test("the job that follows runs once, after the last, and sees what came of the others")
  func follows() async throws {
    try await withDepot { depot in
      let id = try await enqueue(try batch([1, 2, 3, 13]), depot)
      let before = try #require(try await depot.queue.batch(id))
      #expect((before.total, before.pending, before.expo) == (4, 4, 4))
      #expect(try await depot.worker(registry(depot)).runUntilIdle() == 5)
      #expect(try await depot.effects() == [121])
      let after = try #require(try await depot.queue.batch(id))
      #expect((after.pending, after.failed, after.done) == (0, 1, 3))
      #expect(after.finishedAt != nil)
    }
  }

  @Test("nothing follows before the last has ended, however many workers end them at once")
  func concurrent() async throws {
    try await withDepot { depot in
      let ids = try await [
        enqueue(try batch(Array(1...40)), depot), enqueue(try batch([5]), depot),
      ]
      try await withWorkers(depot.worker(registry(depot)), depot.worker(registry(depot))) {
        try await eventually { try await depot.effects().count == 2 }
      }
      let effects = try await depot.effects()
      #expect(effects == [100, 16_141])
      for id in ids { #expect(try await depot.queue.batch(id)?.pending == 0) }
    }
  }

  @Test("a batch of nothing is over at once, twins of jobs that stand already are not of it")
  func empty() async throws {
    try await withDepot { depot in
      let options = JobOptions(uniqueKey: "one")
      _ = try await depot.queue.enqueue(
        Kinds.parcel, Parcel(), JobOptions(delay: .seconds(3_600), uniqueKey: "one", expo: 4))
      for batch in [try batch([]), try batch([1], options)] {
        let id = try await enqueue(batch, depot)
        #expect(try await depot.queue.batch(id)?.finishedAt != nil)
      }
      #expect(try await depot.worker(registry(depot)).runUntilIdle() == 2)
    }
  }

  @Test("cancelling withdraws what has not ended, and what follows comes all the same")
  func cancelled() async throws {
    try await withDepot { depot in
      let id = try await enqueue(try batch([1, 2], JobOptions(delay: .seconds(3_600))), depot)
      let count = try await depot.client.transaction { tx in
        try await depot.queue.cancel(batch: id, in: tx)
      }
      #expect(count == 2)
      #expect(try await depot.worker(registry(depot)).runUntilIdle() == 1)
      #expect(try await depot.effects() == [2])
    }
  }

  @Test("a job that is revived before the end counts again, one that is revived after it does not")
  func revived() async throws {
    try await withDepot { depot in
      let id = try await enqueue(try batch([13]), depot)
      var other = JobBatch("open")
      try other.add(Kinds.parcel, Parcel(number: 13))
      try other.add(Kinds.parcel, Parcel(number: 1), JobOptions(delay: .seconds(3_600)))
      let open = try await enqueue(other, depot)
      _ = try await depot.worker(registry(depot)).runUntilIdle()
      for job in try await depot.queue.jobs(JobFilter(states: [.dead])) {
        try await depot.queue.retry(job.id)
      }
      #expect(try await depot.queue.batch(open)?.pending == 2)
      #expect(try await depot.queue.batch(id)?.pending == 0)
      _ = try await depot.worker(registry(depot)).runUntilIdle()
      #expect(try await depot.queue.batch(open)?.pending == 1)
      #expect(try await depot.effects() == [1])
    }
  }

  @Test("a batch that rolls back has never been")
  func rollsBack() async throws {
    try await withDepot { depot in
      let batch = try batch([1])
      await #expect(throws: Mishap.self) {
        try await depot.client.transaction { tx in
          _ = try await depot.queue.enqueue(batch, in: tx)
          throw Mishap()
        }
      }
      #expect(try await depot.queue.jobs().isEmpty)
    }
  }
}
