import Foundation
import TestSupport
import Testing

@testable import Jobs

@Suite("Draining a worker", .timeLimit(.minutes(1)))
struct DrainTests {
  @Test("lets what runs end, takes no more, and ends by itself")
  func drains() async throws {
    try await withDepot { depot in
      let (began, goOn) = (Signal(), Signal())
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { _, _ in
        began.send()
        try await eventually { goOn.isSent }
      }
      let first = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      let worker = depot.worker(registry, .quick(["default": 1]))
      let run = Task { try await worker.run() }
      try await eventually { began.isSent }
      let second = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      let id = try #require(try await depot.queue.workers().first?.id)
      try await depot.queue.drain(worker: id)
      try await eventually { try await depot.queue.workers().first?.isDraining == true }
      #expect(try await depot.state(of: first) == .running)
      goOn.send()
      try await run.value
      #expect(try await depot.state(of: first) == .done)
      #expect(try await depot.state(of: second) == .ready)
      #expect(try await depot.queue.job(second)?.attempts == 0)
      #expect(try await depot.queue.workers().isEmpty)
    }
  }

  @Test("is refused for a worker that is gone")
  func unknown() async throws {
    try await withDepot { depot in
      let nobody = UUID()
      await #expect(throws: JobError.workerNotFound(nobody)) {
        try await depot.queue.drain(worker: nobody)
      }
    }
  }
}
