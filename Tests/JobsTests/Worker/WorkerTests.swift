import Foundation
import Postgres
import TestSupport
import Testing

@testable import Jobs

@Suite("Workers", .timeLimit(.minutes(1)))
struct WorkerTests {
  @Test("side by side do each of 1,000 jobs once")
  func exactlyOnce() async throws {
    try await withDepot { depot in
      let jobs = (0..<1_000).map { (payload: Parcel(number: $0), options: JobOptions()) }
      _ = try await depot.client.transaction { tx in
        try await depot.queue.enqueue(many: jobs, of: Kinds.parcel, in: tx)
      }
      let registry = depot.effectRegistry
      let configuration = JobWorkerConfiguration.quick(["default": 6])
      try await withWorkers(
        depot.worker(registry, configuration), depot.worker(registry, configuration)
      ) {
        try await eventually { try await depot.queue.counts().first?.done == 1_000 }
      }
      #expect(try await depot.effects() == Array(0..<1_000))
      #expect(try await depot.queue.jobs(JobFilter(limit: 1_000)).allSatisfy { $0.attempts == 1 })
      #expect(try await depot.queue.workers().isEmpty)
    }
  }

  @Test("complete what a handler leaves to them, and know the handler's own commit")
  func completion() async throws {
    try await withDepot { depot in
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { parcel, context in
        if parcel.number == 2 {
          try await depot.client.transaction { tx in try await context.finish(in: tx) }
          throw Mishap()
        }
      }
      let ids = [
        try await depot.queue.enqueue(Kinds.parcel, Parcel(number: 1)).id,
        try await depot.queue.enqueue(Kinds.parcel, Parcel(number: 2)).id,
      ]
      #expect(try await depot.worker(registry).runUntilIdle() == 2)
      for id in ids {
        let job = try #require(try await depot.queue.job(id))
        #expect(job.state == .done)
        #expect(job.faults.isEmpty)
      }
    }
  }

  @Test("run as many at a time as their queue has slots")
  func concurrency() async throws {
    try await withDepot { depot in
      let tally = Tally()
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { _, _ in
        tally.enter()
        _ = try await depot.client.query("select pg_sleep(0.01)")
        tally.leave()
      }
      for number in 0..<30 {
        _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: number))
      }
      #expect(
        try await depot.worker(registry, .quick(["default": 3])).runUntilIdle() == 30)
      #expect(tally.most == 3)
      #expect(tally.total == 30)
    }
  }

  @Test("are woken by an enqueue while they idle")
  func woken() async throws {
    try await withDepot { depot in
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { _, _ in }
      var configuration = JobWorkerConfiguration.quick()
      // Polling and sweeping would come long after the suite's time limit.
      configuration.pollInterval = .seconds(3_600)
      configuration.sweepInterval = .seconds(3_600)
      try await withWorkers(depot.worker(registry, configuration)) {
        for _ in 0..<5 {
          let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
          try await eventually { try await depot.state(of: id) == .done }
        }
      }
    }
  }

  @Test("keep their leases while handlers hold every session of the client")
  func starvedPool() async throws {
    try await withDepot { depot in
      let release = Signal()
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { _, context in
        try await depot.client.transaction { tx in
          while !release.isSent { _ = try await tx.query("select pg_sleep(0.01)") }
          try await context.finish(in: tx)
        }
      }
      var configuration = JobWorkerConfiguration.quick(["default": 8])
      configuration.lease = .seconds(3)
      for number in 0..<8 {
        _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: number))
      }
      let onlooker = PostgresClient(
        try PostgresConfiguration(url: depot.database.url), logger: quietLogger)
      try await withWorkers(depot.worker(registry, configuration)) {
        try await eventually { try await depot.extendedLeases(beyond: 3.5, seenBy: onlooker) == 8 }
        release.send()
        try await eventually {
          try await JobQueue(client: onlooker).counts().first?.done == 8
        }
      }
      await onlooker.close()
    }
  }

  @Test("keep their leases and claim on while handlers block more threads than there are cores")
  func blockedThreads() async throws {
    try await withDepot { depot in
      let release = Signal()
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { _, _ in
        // With an end of its own: on the shared threads it would stop the test's time limit as well.
        let end = ContinuousClock.now + .seconds(20)
        while !release.isSent, ContinuousClock.now < end { usleep(1_000) }
      }
      registry.register(Kinds.other) { _, _ in }
      var configuration = JobWorkerConfiguration.quick(["default": 16, "other": 1])
      configuration.lease = .seconds(3)
      for number in 0..<16 {
        _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: number))
      }
      try await withWorkers(depot.worker(registry, configuration)) {
        try await eventually { try await depot.extendedLeases(beyond: 3.5) == 16 }
        let light = try await depot.queue.enqueue(Kinds.other, Parcel()).id
        try await eventually { try await depot.state(of: light) == .done }
        release.send()
        try await eventually { try await depot.queue.counts().first?.done == 16 }
      }
    }
  }

  @Test("survive losing every connection")
  func reconnect() async throws {
    try await withDepot { depot in
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { _, _ in }
      try await withWorkers(depot.worker(registry)) {
        for _ in 0..<3 {
          let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
          try await eventually { try await depot.state(of: id) == .done }
          let killer = PostgresClient(
            try PostgresConfiguration(url: depot.database.url), logger: quietLogger)
          _ = try await killer.query(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()
            """)
          await killer.close()
          // The sessions of the test itself are among the dead; the first use finds out.
          try await eventually {
            do { return try await depot.queue.counts().count == 1 } catch { return false }
          }
        }
      }
    }
  }
}
