import Postgres
import TestSupport
import Testing

@testable import Jobs

@Suite("Progress", .timeLimit(.minutes(1)))
struct ProgressTests {
  @Test("is seen while the job runs, and the latest stays")
  func seen() async throws {
    try await withDepot { depot in
      let release = Signal()
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { _, context in
        try await context.report(fraction: 0.25, Parcel(number: 25))
        while !release.isSent { _ = try await depot.client.query("select pg_sleep(0.01)") }
        // Too close together for all to be written: the last one counts.
        for number in 26...99 {
          try await context.report(fraction: Double(number) / 100, Parcel(number: number))
        }
      }
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      #expect(
        try await depot.queue.progress(id)
          == JobProgress(state: .ready, fraction: nil, detailJSON: nil, at: nil))
      try await withWorkers(depot.worker(registry)) {
        try await eventually { try await depot.queue.progress(id)?.fraction == 0.25 }
        let progress = try #require(try await depot.queue.progress(id))
        #expect(progress.state == .running)
        #expect(try progress.detail(as: Parcel.self) == Parcel(number: 25))
        release.send()
        try await eventually { try await depot.state(of: id) == .done }
      }
      let last = try #require(try await depot.queue.progress(id))
      #expect(last.fraction == 0.99)
      #expect(try last.detail(as: Parcel.self) == Parcel(number: 99))
      #expect(try await depot.queue.progress(JobID(rawValue: 999_999)) == nil)
    }
  }

  @Test("of a lost job is not written, and does not wait for the handler's own transaction")
  func fenced() async throws {
    try await withDepot { depot in
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      let context = try await depot.claim()
      try await depot.client.transaction { tx in
        try await context.assertHeld(in: tx)
        try await context.report(fraction: 0.5)
      }
      #expect(try await depot.queue.progress(id)?.fraction == 0.5)
      try await depot.expireLeases()
      try await depot.rescue()
      _ = try await depot.client.execute(
        LeaseQueries.report(
          context.job.ticket, fraction: 0.7, detail: nil, worker: context.job.worker))
      #expect(try await depot.queue.progress(id)?.fraction == 0.5)
    }
  }
}
