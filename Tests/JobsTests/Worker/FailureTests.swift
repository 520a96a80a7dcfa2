import Foundation
import Postgres
import TestSupport
import Testing

@testable import Jobs

@Suite("Failed attempts", .timeLimit(.minutes(1)))
struct FailureTests {
  @Test("are retried up to the limit, then the job is dead with its whole history")
  func dead() async throws {
    try await withDepot { depot in
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { _, _ in throw Mishap() }
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      #expect(try await depot.worker(registry).runUntilIdle() == 3)
      let job = try #require(try await depot.queue.job(id))
      #expect(job.state == .dead)
      #expect(job.faults.map(\.attempt) == [1, 2, 3])
      #expect(job.faults.map(\.reason) == [.failed, .failed, .failed])
      #expect(job.faults.map(\.message) == ["Mishap()", "Mishap()", "Mishap()"])
    }
  }

  @Test("wait for their backoff by the server's clock")
  func backoff() async throws {
    try await withDepot { depot in
      let kind = JobKind<Parcel>(
        "parcel.slow", maxAttempts: 5,
        backoff: Backoff(base: .seconds(100), factor: 10, cap: .seconds(600), jitter: 0.5))
      var registry = JobRegistry()
      registry.register(kind) { _, _ in throw Mishap() }
      let id = try await depot.queue.enqueue(kind, Parcel()).id
      for range in [50.0...100, 300...600, 300...600] {
        #expect(try await depot.worker(registry).runUntilIdle() == 1)
        let job = try #require(try await depot.queue.job(id))
        let failedAt = try #require(job.faults.last?.at)
        let wait = job.runAt.timeIntervalSince(failedAt)
        #expect(range.contains((wait * 1_000).rounded() / 1_000))
        try await depot.client.execute("update job_deferred set run_at = now()")
      }
    }
  }

  @Test("end as the handler says")
  func said() async throws {
    try await withDepot { depot in
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { parcel, _ in
        switch parcel.number {
        case 1: throw JobFailure.discard(reason: "no such address")
        case 2: throw JobFailure.retry(after: .seconds(3_600), reason: "closed today")
        default: throw JobFailure.snooze(for: .seconds(3_600))
        }
      }
      var ids: [JobID] = []
      for number in 1...3 {
        ids.append(try await depot.queue.enqueue(Kinds.parcel, Parcel(number: number)).id)
      }
      #expect(try await depot.worker(registry).runUntilIdle() == 3)
      let jobs = try await depot.queue.jobs().sorted { $0.id < $1.id }
      #expect(jobs.map(\.state) == [.dead, .ready, .ready])
      #expect(jobs.map(\.attempts) == [1, 1, 0])
      #expect(jobs.map { $0.faults.map(\.reason) } == [[.discarded], [.failed], []])
      #expect(jobs.map { $0.faults.map(\.message) } == [["no such address"], ["closed today"], []])
      for job in jobs.dropFirst() { #expect(job.runAt > job.createdAt.addingTimeInterval(3_590)) }
    }
  }

  @Test("a payload that cannot be read is dead at once, the reason kept")
  func unreadable() async throws {
    try await withDepot { depot in
      let twisted = JobKind<String>(Kinds.parcel.name)
      let id = try await depot.queue.enqueue(twisted, "not a parcel").id
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { _, _ in }
      #expect(try await depot.worker(registry).runUntilIdle() == 1)
      let job = try #require(try await depot.queue.job(id))
      #expect(job.state == .dead)
      #expect(job.faults.map(\.reason) == [.discarded])
      #expect(job.faults[0].message.contains("parcel.send"))
    }
  }

  @Test("a message with a NUL is stored all the same, cut at 2,000 characters")
  func message() async throws {
    try await withDepot { depot in
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { _, _ in
        throw JobFailure.discard(reason: "a\0b" + String(repeating: "я", count: 3_000))
      }
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      #expect(try await depot.worker(registry).runUntilIdle() == 1)
      let message = try #require(try await depot.queue.job(id)?.faults.first?.message)
      #expect(message == "a\u{FFFD}b" + String(repeating: "я", count: 1_997))
    }
  }

  @Test("past the time limit are cancelled and counted, even if the handler does not give way")
  func timeLimit() async throws {
    try await withDepot { depot in
      let kind = JobKind<Parcel>(
        "parcel.hang", maxAttempts: 1, timeLimit: .milliseconds(50))
      let release = Signal()
      var registry = JobRegistry()
      registry.register(kind) { parcel, _ in
        if parcel.number == 1 {
          await untilCancelled()
          try Task.checkCancellation()
        } else {
          // Deaf to its cancellation.
          await Task.detached { while !release.isSent { await Task.yield() } }.value
        }
      }
      for number in 1...2 { _ = try await depot.queue.enqueue(kind, Parcel(number: number)) }
      var configuration = JobWorkerConfiguration.quick()
      configuration.unwindPeriod = .milliseconds(50)
      #expect(try await depot.worker(registry, configuration).runUntilIdle() == 2)
      release.send()
      for job in try await depot.queue.jobs() {
        #expect(job.state == .dead)
        #expect(job.faults.map(\.reason) == [.timeLimit])
        #expect(job.faults.map(\.message) == ["took longer than 0.05 seconds"])
      }
    }
  }
}
