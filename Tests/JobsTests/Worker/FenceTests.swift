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
      try await depot.rescue()
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
      #expect(try await depot.rescue() == 0)
    }
  }

  @Test("a rescue passes by a job that its handler's transaction holds")
  func rescueDoesNotWait() async throws {
    try await withDepot { depot in
      for number in 0..<2 {
        _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: number))
      }
      let (first, second) = (try await depot.claim(), try await depot.claim())
      try await depot.expireLeases()
      try await depot.client.transaction { tx in
        try await Depot.effect(1, in: tx)
        try await first.assertHeld(in: tx)
        #expect(try await depot.rescue() == 1)
        #expect(try await depot.state(of: second.jobID) == .ready)
        try await first.finish(in: tx)
      }
      #expect(try await depot.state(of: first.jobID) == .done)
      #expect(try await depot.rescue() == 0)
      #expect(try await depot.queue.workers().isEmpty)
      #expect(try await depot.effects() == [1])
    }
  }

  @Test("keeps completions by the batch from a fenced worker")
  func batches() async throws {
    try await withDepot { depot in
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      let context = try await depot.claim()
      func complete() async throws -> Bool {
        let row = try await depot.client.first(
          LeaseQueries.complete(
            [(queue: "default", ids: id.rawValue...id.rawValue)], number: 1,
            worker: context.job.worker))
        return try #require(row).decode("is_ours")
      }
      try await depot.client.execute("update job_workers set fenced_at = now()")
      #expect(try await !complete())
      #expect(try await depot.state(of: id) == .running)
      try await depot.client.execute("update job_workers set fenced_at = null")
      #expect(try await complete())
      #expect(try await complete())
      #expect(try await depot.state(of: id) == .done)
      #expect(try await depot.queue.counts().map(\.done) == [1])
      try await depot.expireLeases()
      #expect(try await depot.rescue() == 0)
    }
  }

  @Test("starts nothing that was claimed under a name that was fenced before the answer came")
  func fencedWhileClaiming() async throws {
    try await withDepot { depot in
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      let engine = WorkerEngine(
        mode: .forever, client: depot.client, control: depot.client,
        registry: depot.effectRegistry, configuration: .quick(), logger: quietLogger)
      let former = await engine.identity
      try await depot.client.execute(
        LeaseQueries.register(former, kinds: ["parcel.send"], lease: .seconds(60)))
      let order = ClaimOrder(queue: "default", limit: 1, starts: 1)
      let claimed = try await engine.claim([order], isAgain: false) { sql, limit in
        let rows = try await depot.client.query(sql, within: limit)
        #expect(rows.count == 1)
        await engine.startAnew()
        return rows
      }
      #expect(claimed == nil)
      let shop = await engine.shop
      #expect(shop.with { $0.isIdle })
      #expect(try await depot.state(of: id) == .running)
      try await depot.expireLeases()
      #expect(try await depot.rescue() == 1)
      #expect(try await depot.state(of: id) == .ready)
    }
  }
}
