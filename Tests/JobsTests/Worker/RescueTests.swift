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
        try await depot.rescue()
        let job = try #require(try await depot.queue.job(id))
        #expect((job.attempts, job.crashes) == (attempt, attempt))
        #expect(job.state == (attempt == 3 ? .dead : .ready))
        if attempt == 2 {
          await #expect(throws: NothingToClaim.self) { _ = try await depot.claim() }
          try await depot.client.execute("update job_deferred set run_at = now()")
          _ = try await depot.client.query(DeferQueries.promote(kinds: [], limit: 10))
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
      try await depot.rescue()
      let living = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      _ = try await depot.claim()
      try await depot.rescue()
      #expect(try await depot.state(of: unwanted) == .cancelled)
      #expect(try await depot.state(of: living) == .running)
    }
  }

  @Test("of several none is charged with a crash, the suspect alone is with the next")
  func suspects() async throws {
    try await withDepot { depot in
      for number in 0..<4 {
        _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: number))
      }
      func crash() async throws -> [JobID] {
        let worker = try await depot.register()
        let rows = try await depot.client.query(
          LeaseQueries.claim(
            [ClaimOrder(queue: "default", limit: 4, starts: 2)], number: 1, worker: worker.id,
            ageing: .seconds(60)))
        let jobs = try rows.map { try ClaimedJob($0, worker: worker.id, claim: 1, at: .now) }
        if let suspect = jobs.first(where: \.isSuspect) {
          _ = try await depot.client.execute(LeaseQueries.mark(suspect.ticket, worker: worker.id))
        }
        try await depot.expireLeases()
        #expect(try await depot.rescue() == 4)
        return jobs.map(\.ticket.id)
      }
      func charges() async throws -> [Int] {
        try await depot.queue.jobs().sorted { $0.id < $1.id }.map(\.crashes)
      }
      _ = try await crash()
      #expect(try await charges() == [0, 0, 0, 0])
      let marked = try await crash()[0]
      let charged = try await depot.queue.jobs().filter { $0.crashes == 1 || $0.attempts == 1 }
      #expect(charged.map(\.id) == [marked])
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
        // As another worker would that thinks it dead.
        try await depot.client.execute("update job_workers set fenced_at = now()")
        try await eventually { stopped.isSent }
      }
      try await depot.rescue()
      let job = try #require(try await depot.queue.job(id))
      #expect(job.state == .dead)
      #expect(job.faults.map(\.reason) == [.crashed])
    }
  }
}
