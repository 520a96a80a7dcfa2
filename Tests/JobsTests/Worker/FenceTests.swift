import Postgres
import TestSupport
import Testing

@testable import Jobs

@Suite("The fence", .timeLimit(.minutes(1)))
struct FenceTests {
  @Test("commits effects, result and completion together")
  func together() async throws {
    try await withDepot { depot in
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      let context = try await depot.claim()
      try await depot.client.transaction { tx in
        try await Depot.effect(1, in: tx)
        try await context.assertHeld(in: tx)
        try await context.finish(with: Parcel(number: 8), in: tx)
      }
      let job = try #require(try await depot.queue.job(id))
      #expect(job.state == .done)
      #expect(try job.result(as: Parcel.self) == Parcel(number: 8))
      #expect(job.finishedAt != nil)
      #expect(try await depot.effects() == [1])
    }
  }

  @Test("rolls back the effects of a worker whose job went to another")
  func staleToken() async throws {
    try await withDepot { depot in
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      let late = try await depot.claim()
      try await depot.expireLeases()
      _ = try await depot.client.query(LeaseQueries.rescue(limit: 10))
      let rightful = try await depot.claim()
      #expect(rightful.jobID == id)
      #expect(rightful.idempotencyKey == late.idempotencyKey)

      await #expect(throws: JobError.leaseLost(id)) {
        try await depot.client.transaction { tx in
          try await Depot.effect(1, in: tx)
          try await late.finish(in: tx)
        }
      }
      await #expect(throws: JobError.leaseLost(id)) {
        try await depot.client.transaction { tx in
          try await Depot.effect(2, in: tx)
          try await late.assertHeld(in: tx)
        }
      }
      #expect(try await depot.effects() == [])
      try await depot.client.transaction { tx in
        try await Depot.effect(3, in: tx)
        try await rightful.finish(in: tx)
      }
      #expect(try await depot.effects() == [3])
      #expect(try await depot.state(of: id) == .done)
    }
  }

  @Test("lets a job be finished once, and not after it was cancelled or finished")
  func finishedOnce() async throws {
    try await withDepot { depot in
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      let context = try await depot.claim()
      try await depot.client.transaction { tx in try await context.finish(in: tx) }
      await #expect(throws: JobError.leaseLost(id)) {
        try await depot.client.transaction { tx in try await context.finish(in: tx) }
      }
    }
  }

  @Test("an expired lease that nobody took is still ours")
  func expiredButOurs() async throws {
    try await withDepot { depot in
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      let context = try await depot.claim()
      try await depot.expireLeases()
      try await depot.client.transaction { tx in try await context.finish(in: tx) }
      #expect(try await depot.state(of: id) == .done)
      #expect(try await depot.client.query(LeaseQueries.rescue(limit: 10)).isEmpty)
    }
  }

  @Test("a heartbeat passes by a row that its handler's transaction holds")
  func heartbeatDoesNotWait() async throws {
    try await withDepot { depot in
      for number in 0..<2 {
        _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: number))
      }
      let (first, second) = (try await depot.claim(), try await depot.claim())
      try await depot.expireLeases()
      let worker = WorkerIdentity(queues: ["default"])
      try await depot.client.transaction { tx in
        try await first.assertHeld(in: tx)
        let rows = try await depot.client.query(
          LeaseQueries.beat([first.lease, second.lease], worker: worker, lease: .seconds(60)))
        let held = try rows.map { try $0.decode("is_held", as: Bool.self) }
        #expect(held == [true, true])
      }
      // Only the lease whose row was free has been extended.
      _ = try await depot.client.query(LeaseQueries.rescue(limit: 10))
      #expect(try await depot.state(of: first.jobID) == .ready)
      #expect(try await depot.state(of: second.jobID) == .running)
    }
  }
}
