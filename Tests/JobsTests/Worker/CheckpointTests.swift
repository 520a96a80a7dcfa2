import Foundation
import Postgres
import TestSupport
import Testing

@testable import Jobs

@Suite("Checkpoints", .timeLimit(.minutes(1)))
struct CheckpointTests {
  struct Mark: Codable, Equatable {
    let next: Int
  }

  @Test("a job whose worker vanished goes on from where it had saved, and does nothing twice")
  func resumes() async throws {
    try await withDepot { depot in
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      let lost = try await depot.claim()
      #expect(try await lost.checkpoint(as: Mark.self) == nil)
      for number in 0..<3 {
        try await depot.client.transaction { tx in
          try await Depot.effect(number, in: tx)
          try await lost.save(Mark(next: number + 1), in: tx)
        }
      }
      try await depot.expireLeases()
      #expect(try await depot.rescue() == 1)
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { _, job in
        let mark = try await job.checkpoint(as: Mark.self)
        for number in (mark?.next ?? 0)..<5 {
          try await depot.client.transaction { tx in
            try await Depot.effect(number, in: tx)
            try await job.save(Mark(next: number + 1), in: tx)
          }
        }
      }
      #expect(try await depot.worker(registry).runUntilIdle() == 1)
      #expect(try await depot.effects() == [0, 1, 2, 3, 4])
      let job = try #require(try await depot.queue.job(id))
      #expect((job.state, job.crashes) == (.done, 1))
    }
  }

  @Test("a worker that has been fenced saves nothing, and its effects roll back with it")
  func fenced() async throws {
    try await withDepot { depot in
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      let lost = try await depot.claim()
      try await lost.save(Mark(next: 1))
      try await depot.expireLeases()
      #expect(try await depot.rescue() == 1)
      let next = try await depot.claim()
      try await next.save(Mark(next: 7))
      await #expect(throws: JobError.leaseLost(id)) {
        try await depot.client.transaction { tx in
          try await Depot.effect(1, in: tx)
          try await lost.save(Mark(next: 2), in: tx)
        }
      }
      #expect(try await depot.effects().isEmpty)
      #expect(try await next.checkpoint(as: Mark.self) == Mark(next: 7))
    }
  }

  @Test("a failed attempt keeps it for the next, and the job ends as any other")
  func failed() async throws {
    try await withDepot { depot in
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { _, job in
        if try await job.checkpoint(as: Mark.self) == Mark(next: 3) { return }
        try await job.save(Mark(next: 3))
        throw Mishap()
      }
      #expect(try await depot.worker(registry).runUntilIdle() == 2)
      #expect(try await depot.state(of: id) == .done)
      #expect(try await depot.queue.job(id)?.checkpointJSON == #"{"next":3}"#)
    }
  }
}
