import Postgres
import TestSupport
import Testing

@testable import Jobs

@Suite("Jobs of vanished workers", .timeLimit(.minutes(1)))
struct RescueTests {
  @Test("go to another worker, the crash counted and told")
  func rescued() async throws {
    try await withDepot { depot in
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: 4)).id
      _ = try await depot.claim()
      try await depot.expireLeases()
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { parcel, context in
        #expect(context.attempt == 2)
        try await depot.client.transaction { tx in
          try await Depot.effect(parcel.number, in: tx)
          try await context.finish(in: tx)
        }
      }
      try await withWorkers(depot.worker(registry)) {
        try await eventually { try await depot.state(of: id) == .done }
      }
      let job = try #require(try await depot.queue.job(id))
      #expect((job.attempts, job.crashes) == (2, 1))
      #expect(job.faults.map(\.reason) == [.crashed])
      #expect(job.faults.map(\.attempt) == [1])
      #expect(try await depot.effects() == [4])
    }
  }

  @Test("are dead after the last attempt, wait longer after each crash but the first")
  func poison() async throws {
    try await withDepot { depot in
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      for attempt in 1...3 {
        _ = try await depot.claim()
        try await depot.expireLeases()
        _ = try await depot.client.query(LeaseQueries.rescue(limit: 10))
        let job = try #require(try await depot.queue.job(id))
        #expect((job.attempts, job.crashes) == (attempt, attempt))
        #expect(job.state == (attempt == 3 ? .dead : .ready))
        if attempt == 2 {
          await #expect(throws: NothingToClaim.self) { _ = try await depot.claim() }
          try await depot.client.execute("update jobs set run_at = now()")
        }
      }
      #expect(try await depot.queue.job(id)?.faults.map(\.attempt) == [1, 2, 3])
      #expect(try await depot.queue.job(id)?.finishedAt != nil)
    }
  }

  @Test("with a cancel waiting are cancelled, those with a living lease stay")
  func others() async throws {
    try await withDepot { depot in
      let unwanted = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      _ = try await depot.claim()
      #expect(try await depot.queue.cancel(unwanted) == .requested)
      try await depot.expireLeases()
      let living = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      _ = try await depot.claim()
      _ = try await depot.client.query(LeaseQueries.rescue(limit: 10))
      #expect(try await depot.state(of: unwanted) == .cancelled)
      #expect(try await depot.state(of: living) == .running)
    }
  }

  @Test("a worker that lost its job stops the handler and writes nothing")
  func loserStops() async throws {
    try await withDepot { depot in
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel(), JobOptions(maxAttempts: 1)).id
      let stopped = Signal()
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { _, _ in
        await untilCancelled()
        stopped.send()
        throw Mishap()
      }
      try await withWorkers(depot.worker(registry)) {
        try await eventually { try await depot.state(of: id) == .running }
        // As if another worker had rescued it: the token is another one.
        try await depot.client.execute("update jobs set token = gen_random_uuid()")
        try await eventually { stopped.isSent }
      }
      let job = try #require(try await depot.queue.job(id))
      #expect(job.state == .running)
      #expect(job.faults.isEmpty)
    }
  }
}
