import Foundation
import Postgres
import TestSupport
import Testing

@testable import Jobs

@Suite("Steering jobs", .timeLimit(.minutes(1)))
struct SteerTests {
  @Test("cancels a waiting job at once")
  func cancelWaiting() async throws {
    try await withDepot { depot in
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      #expect(try await depot.queue.cancel(id) == .cancelled)
      #expect(try await depot.queue.cancel(id) == .cancelled)
      #expect(try await depot.state(of: id) == .cancelled)
      await #expect(throws: NothingToClaim.self) { _ = try await depot.claim() }
      let nobody = JobID(rawValue: 999_999)
      await #expect(throws: JobError.notFound(nobody)) { try await depot.queue.cancel(nobody) }
    }
  }

  @Test("cancels a running job by cancelling its handler")
  func cancelRunning() async throws {
    try await withDepot { depot in
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { _, _ in
        await untilCancelled()
        throw Mishap()
      }
      var configuration = JobWorkerConfiguration.quick()
      // Only the notification can be in time.
      configuration.heartbeat = .seconds(3_600)
      configuration.lease = .seconds(7_200)
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      try await withWorkers(depot.worker(registry, configuration)) {
        try await eventually { try await depot.state(of: id) == .running }
        #expect(try await depot.queue.cancel(id) == .requested)
        try await eventually { try await depot.state(of: id) == .cancelled }
      }
      let job = try #require(try await depot.queue.job(id))
      #expect(job.faults.map(\.reason) == [.cancelled])
      #expect(job.attempts == 1)
    }
  }

  @Test("revives dead and cancelled jobs with all their attempts, hurries waiting ones")
  func retry() async throws {
    try await withDepot { depot in
      let queue = depot.queue
      let dead = try await queue.enqueue(Kinds.parcel, Parcel(), JobOptions(maxAttempts: 1)).id
      var failing = JobRegistry()
      failing.register(Kinds.parcel) { _, _ in throw Mishap() }
      _ = try await depot.worker(failing).runUntilIdle()
      let withdrawn = try await queue.enqueue(Kinds.parcel, Parcel()).id
      try await queue.cancel(withdrawn)
      let later = try await queue.enqueue(Kinds.parcel, Parcel(), JobOptions(delay: .seconds(3600)))
      for id in [dead, withdrawn, later.id] { try await queue.retry(id) }

      var working = JobRegistry()
      working.register(Kinds.parcel) { _, _ in }
      #expect(try await depot.worker(working).runUntilIdle() == 3)
      for id in [dead, withdrawn, later.id] {
        #expect(try await depot.state(of: id) == .done)
        await #expect(throws: JobError.wrongState(id, .done)) { try await queue.retry(id) }
        await #expect(throws: JobError.wrongState(id, .done)) { try await queue.cancel(id) }
      }
      let job = try #require(try await queue.job(dead))
      #expect(job.attempts == 1)
      #expect(job.faults.count == 1)
    }
  }

  @Test("does not revive a job whose key a live one has")
  func retryTwin() async throws {
    try await withDepot { depot in
      let options = JobOptions(uniqueKey: "k", expo: 3)
      let old = try await depot.queue.enqueue(Kinds.parcel, Parcel(), options).id
      try await depot.queue.cancel(old)
      let new = try await depot.queue.enqueue(Kinds.parcel, Parcel(), options).id
      await #expect(throws: JobError.uniqueKeyTaken(old, by: new)) {
        try await depot.queue.retry(old)
      }
      #expect(try await depot.state(of: old) == .cancelled)
    }
  }

  @Test("prunes what ended long enough ago, dead jobs only when told to")
  func prune() async throws {
    try await withDepot { depot in
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { parcel, _ in
        if parcel.number == 1 { throw JobFailure.discard(reason: "no") }
      }
      for number in 0..<3 {
        _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: number))
      }
      _ = try await depot.worker(registry).runUntilIdle()
      _ = try await depot.queue.enqueue(Kinds.parcel, Parcel())
      #expect(try await depot.queue.prune(olderThan: .seconds(3_600)) == 0)
      #expect(try await depot.queue.prune(olderThan: .seconds(-1)) == 2)
      #expect(
        try await depot.queue.prune(olderThan: .seconds(-1), states: [.dead, .ready]) == 1)
      #expect(try await depot.queue.jobs().map(\.state) == [.ready])
    }
  }
}
