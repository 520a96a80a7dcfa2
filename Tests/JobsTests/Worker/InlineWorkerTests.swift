import Foundation
import Postgres
import TestSupport
import Testing

@testable import Jobs

@Suite("Jobs inline", .timeLimit(.minutes(1)))
struct InlineWorkerTests {
  private func inline(_ depot: Depot) -> InlineWorker {
    var registry = JobRegistry()
    registry.register(Kinds.parcel) { parcel, job in
      if parcel.number < 0 { throw Mishap() }
      if parcel.number == 7, job.attempt == 1 {
        throw JobFailure.retry(after: .seconds(3_600), reason: "later")
      }
      try await depot.client.transaction { tx in
        if parcel.number > 0, parcel.number < 3 {
          _ = try await depot.queue.enqueue(
            Kinds.other, Parcel(number: parcel.number), JobOptions(delay: .seconds(3_600)), in: tx)
        }
        try await Depot.effect(parcel.number, in: tx)
        try await job.finish(with: parcel.number * 2, in: tx)
      }
    }
    registry.register(Kinds.other) { parcel, job in
      try await depot.client.transaction { tx in
        try await Depot.effect(100 + parcel.number, in: tx)
        try await job.finish(in: tx)
      }
    }
    return InlineWorker(client: depot.client, registry: registry)
  }

  @Test("run gives a job as it ended, with its typed result, and what it enqueued in another queue")
  func runs() async throws {
    try await withDepot { depot in
      let job = try await inline(depot).run(Kinds.parcel, Parcel(number: 2))
      #expect(try job.result(as: Int.self) == 4)
      #expect(try job.payload(of: Kinds.parcel) == Parcel(number: 2))
      #expect(try await depot.effects() == [2, 102])
    }
  }

  @Test("further attempts come at once, and what fails for good is thrown with every reason")
  func retries() async throws {
    try await withDepot { depot in
      let jobs = inline(depot)
      #expect(try await jobs.run(Kinds.parcel, Parcel(number: 7)).attempts == 2)
      // More often than the once that a race would need.
      for number in 8..<20 { try await jobs.run(Kinds.parcel, Parcel(number: number)) }
      let failure = try await #require(throws: JobNotDone.self) {
        try await jobs.run(Kinds.parcel, Parcel(number: -1))
      }
      #expect(failure.job.state == .dead)
      #expect(failure.description.contains("attempt 3: Mishap"))
    }
  }

  @Test("drain leaves what is not due unless it is told to hurry")
  func drains() async throws {
    try await withDepot { depot in
      let jobs = inline(depot)
      let options = JobOptions(delay: .seconds(3_600))
      _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: 5), options)
      _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: 4))
      #expect(try await jobs.drain() == 1)
      #expect(try await depot.effects() == [4])
      #expect(try await jobs.drain(isHurried: true) == 1)
      #expect(try await depot.effects() == [4, 5])
    }
  }
}
