import Foundation
import Jobs
import Postgres
import TestSupport
import Testing

@testable import Expo

@Suite("Batches and workflows as an operator sees them", .timeLimit(.minutes(2)))
struct BatchDeskTests {
  private struct Letter: Codable, Sendable {
    let number: Int
  }

  private static let letter = JobKind<Letter>("letter", queue: "mail", maxAttempts: 1)

  private func withDesk(_ body: (JobDesk, JobQueue) async throws -> Void) async throws {
    try await withScratchDatabase { database in
      let context = Context(database: database.client, actor: Actor(name: "tester")) { fixedNow }
      try await body(JobDesk(context: context), JobQueue(client: database.client))
    }
  }

  /// Does what is due; letter 13 cannot be written.
  private func work(_ desk: JobDesk) async throws {
    var registry = JobRegistry()
    registry.register(Self.letter) { letter, job in
      if letter.number == 13 { throw JobFailure.discard(reason: "no paper") }
      try await desk.context.database.transaction { tx in try await job.finish(in: tx) }
    }
    let worker = JobWorker(
      client: desk.context.database, registry: registry,
      configuration: JobWorkerConfiguration(queues: ["mail": 1]), logger: quietLogger)
    _ = try await worker.runUntilIdle()
  }

  @Test("A batch counts its jobs, shows what failed first, and the job that follows it")
  func batch() async throws {
    try await withDesk { desk, queue in
      var batch = JobBatch("letters")
      for number in 11...15 { try batch.add(Self.letter, Letter(number: number)) }
      try batch.then(Self.letter, Letter(number: 99))
      let letters = batch
      let id = try await desk.context.database.transaction { tx in
        try await queue.enqueue(letters, in: tx)
      }.rawValue
      let before = try await desk.batch(id).summary
      #expect(before.pending == 5)
      #expect(before.form == "batch")
      #expect(before.state == "open")
      #expect(try await desk.batches(isOver: false).map(\.id) == [id])
      try await work(desk)
      let after = try await desk.batch(id)
      let summary = after.summary
      #expect(summary.total == 5)
      #expect(summary.done == 4)
      #expect(summary.failed == 1)
      #expect(summary.pending == 0)
      #expect(summary.state == "failed")
      #expect(after.jobs.count == 6)
      #expect(after.jobs.first?.job.state == "dead")
      #expect(after.jobs.first?.job.lastError?.contains("no paper") == true)
      #expect(after.jobs.compactMap(\.step) == ["then"])
      #expect(try await desk.batch(id, limit: 2).jobs.count == 2)
      #expect(try await desk.batches(isFailed: true).map(\.name) == ["letters"])
      #expect(try await desk.batches(isOver: false).isEmpty)
      await #expect(throws: JobDeskError.self) { try await desk.batch(id + 1) }
    }
  }

  @Test("A workflow says what waits for what, and that it is stuck once that has failed")
  func workflow() async throws {
    try await withDesk { desk, queue in
      var flow = JobWorkflow("visa")
      try flow.add("scan", Self.letter, Letter(number: 1))
      try flow.add("letter", Self.letter, Letter(number: 13))
      try flow.add("file", Self.letter, Letter(number: 2), after: ["scan", "letter"])
      try flow.add("tell", Self.letter, Letter(number: 3), after: ["file"])
      let visa = flow
      let id = try await desk.context.database.transaction { tx in
        try await queue.enqueue(visa, in: tx)
      }.rawValue
      let before = try await desk.batch(id)
      #expect(before.summary.form == "workflow")
      #expect(before.summary.state == "open")
      #expect(before.jobs.map(\.step) == ["scan", "letter", "file", "tell"])
      #expect(Set(before.jobs[2].after) == ["scan", "letter"])
      #expect(before.jobs[3].waitsFor == ["file (ready)"])
      #expect(before.advice == nil)
      try await work(desk)
      let after = try await desk.batch(id)
      #expect(after.summary.state == "stuck")
      #expect(after.jobs[2].waitsFor == ["letter (dead)"])
      #expect(after.advice?.contains("expoctl batch cancel \(id)") == true)
      #expect(try await desk.cancelBatch(id, isDryRun: true) == 2)
      #expect(try await desk.batch(id).summary.state == "stuck")
      #expect(try await desk.cancelBatch(id) == 2)
      let over = try await desk.batch(id).summary
      #expect(over.state == "failed")
      #expect(over.failed == 3)
    }
  }
}
