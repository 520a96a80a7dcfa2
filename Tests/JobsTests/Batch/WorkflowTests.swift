import Foundation
import Postgres
import TestSupport
import Testing

@testable import Jobs

@Suite("Workflows", .timeLimit(.minutes(1)))
struct WorkflowTests {
  /// A diamond: two steps after the first, one after both.
  private func diamond(failing: Int = 0) throws -> JobWorkflow {
    var flow = JobWorkflow("diamond")
    try flow.add("first", Kinds.parcel, Parcel(number: 1))
    try flow.add("left", Kinds.parcel, Parcel(number: failing == 2 ? 13 : 2), after: ["first"])
    try flow.add("right", Kinds.parcel, Parcel(number: 3), after: ["first"])
    try flow.add("last", Kinds.parcel, Parcel(number: 4), after: ["left", "right"])
    return flow
  }

  private static let before = [2: ["first"], 3: ["first"], 4: ["left", "right"]]

  /// A step finishes with its number and what the steps before it finished with.
  private func registry(_ depot: Depot, fixed: Bool = false) -> JobRegistry {
    var registry = JobRegistry()
    registry.register(Kinds.parcel) { parcel, job in
      if parcel.number == 13, !fixed { throw JobFailure.discard(reason: "no") }
      var sum = parcel.number
      for step in Self.before[parcel.number] ?? [] {
        guard let part = try await job.result(of: step, as: Int.self) else { throw Mishap() }
        sum += part
      }
      let result = sum
      try await depot.client.transaction { tx in
        try await Depot.effect(parcel.number, in: tx)
        try await job.finish(with: result, in: tx)
      }
    }
    return registry
  }

  private func enqueue(_ flow: JobWorkflow, _ depot: Depot) async throws -> JobBatchID {
    try await depot.client.transaction { tx in try await depot.queue.enqueue(flow, in: tx) }
  }

  @Test("a step starts when those before it are done, and sees what they finished with")
  func diamond() async throws {
    try await withDepot { depot in
      let id = try await enqueue(try diamond(), depot)
      let waiting = try await depot.queue.jobs().filter { $0.blocker == "step" }.map(\.step)
      #expect(waiting == ["last", "right", "left"])
      #expect(try await depot.worker(registry(depot)).runUntilIdle() == 4)
      let last = try #require(try await depot.queue.jobs().first { $0.step == "last" })
      #expect(try last.result(as: Int.self) == 4 + (2 + 1) + (3 + 1))
      #expect(try await depot.queue.batch(id)?.finishedAt != nil)
    }
  }

  @Test("one without steps is over at once")
  func empty() async throws {
    try await withDepot { depot in
      let id = try await enqueue(JobWorkflow("empty"), depot)
      let batch = try #require(try await depot.queue.batch(id))
      #expect(batch.total == 0)
      #expect(batch.finishedAt != nil)
    }
  }

  @Test("steps that end at the same time start the next one once")
  func concurrent() async throws {
    try await withDepot { depot in
      for _ in 0..<10 { _ = try await enqueue(try diamond(), depot) }
      try await withWorkers(depot.worker(registry(depot)), depot.worker(registry(depot))) {
        try await eventually { try await depot.effects().count == 40 }
      }
      #expect(try await depot.effects().filter { $0 == 4 }.count == 10)
    }
  }

  @Test("a dead step holds up those after it until it is retried and done")
  func dead() async throws {
    try await withDepot { depot in
      let id = try await enqueue(try diamond(failing: 2), depot)
      #expect(try await depot.worker(registry(depot)).runUntilIdle() == 3)
      #expect(try await depot.queue.batch(id)?.pending == 1)
      let dead = try #require(try await depot.queue.jobs(JobFilter(states: [.dead])).first)
      try await depot.queue.retry(dead.id)
      #expect(try await depot.worker(registry(depot, fixed: true)).runUntilIdle() == 2)
      #expect(try await depot.effects() == [1, 3, 4, 13])
      let stands = try #require(try await depot.queue.batch(id))
      #expect((stands.pending, stands.failed) == (0, 0))
    }
  }

  @Test("cancelling withdraws the steps that wait for others too")
  func cancelled() async throws {
    try await withDepot { depot in
      let id = try await enqueue(try diamond(), depot)
      let count = try await depot.client.transaction { tx in
        try await depot.queue.cancel(batch: id, in: tx)
      }
      #expect(count == 4)
      #expect(try await depot.worker(registry(depot)).runUntilIdle() == 0)
      let stands = try #require(try await depot.queue.batch(id))
      #expect((stands.pending, stands.failed) == (0, 4))
    }
  }

  @Test("a step that does not fit is refused")
  func refused() throws {
    var flow = try diamond()
    #expect(throws: JobError.self) { try flow.add("left", Kinds.parcel, Parcel()) }
    #expect(throws: JobError.self) { try flow.add("x", Kinds.parcel, Parcel(), after: ["y"]) }
    #expect(throws: JobError.self) {
      try flow.add("x", Kinds.parcel, Parcel(), JobOptions(uniqueKey: "k"))
    }
  }
}
