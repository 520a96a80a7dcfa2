import Foundation
import Postgres
import ServiceLifecycle
import TestSupport
import Testing

@testable import Jobs

@Suite("Shutting down", .timeLimit(.minutes(1)))
struct ShutdownTests {
  @Test("lets running jobs finish within the grace period and claims no more")
  func grace() async throws {
    try await withDepot { depot in
      let (started, release) = (Signal(), Signal())
      defer { release.send() }
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { _, _ in
        started.send()
        while !release.isSent { _ = try await depot.client.query("select pg_sleep(0.01)") }
      }
      let first = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      var configuration = JobWorkerConfiguration.quick(["default": 1])
      configuration.gracePeriod = .seconds(60)
      let group = ServiceGroup(
        services: [depot.worker(registry, configuration)], gracefulShutdownSignals: [],
        logger: quietLogger)
      let running = Task { try await group.run() }
      try await eventually { started.isSent }
      let second = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      await group.triggerGracefulShutdown()
      release.send()
      try await running.value
      #expect(try await depot.state(of: first) == .done)
      let waiting = try #require(try await depot.queue.job(second))
      #expect((waiting.state, waiting.attempts) == (.ready, 0))
    }
  }

  @Test("hands back uncounted what outlasts the grace period", arguments: [true, false])
  func handBack(isDeaf: Bool) async throws {
    try await withDepot { depot in
      let (started, release) = (Signal(), Signal())
      defer { release.send() }
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { _, _ in
        started.send()
        if isDeaf {
          await Task.detached { while !release.isSent { await Task.yield() } }.value
        } else {
          await untilCancelled()
          try Task.checkCancellation()
        }
      }
      var configuration = JobWorkerConfiguration.quick()
      configuration.gracePeriod = .milliseconds(10)
      configuration.unwindPeriod = .milliseconds(50)
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      try await withWorkers(depot.worker(registry, configuration)) {
        try await eventually { started.isSent }
      }
      release.send()
      let job = try #require(try await depot.queue.job(id))
      #expect((job.state, job.attempts) == (.ready, 0))
      #expect(job.faults.isEmpty)
      #expect(try await depot.claim().attempt == 1)
    }
  }

  @Test("by cancellation skips the grace period and burns nothing")
  func cancellation() async throws {
    try await withDepot { depot in
      let started = Signal()
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { _, _ in
        started.send()
        await untilCancelled()
        try Task.checkCancellation()
      }
      var configuration = JobWorkerConfiguration.quick()
      configuration.gracePeriod = .seconds(3_600)
      let id = try await depot.queue.enqueue(Kinds.parcel, Parcel()).id
      let worker = depot.worker(registry, configuration)
      let running = Task { try await worker.run() }
      try await eventually { started.isSent }
      running.cancel()
      try await running.value
      let job = try #require(try await depot.queue.job(id))
      #expect((job.state, job.attempts) == (.ready, 0))
      #expect(try await depot.queue.workers().isEmpty)
    }
  }

  @Test("a handler that sits in its transaction keeps only its own job from going back")
  func lockedRow() async throws {
    try await withDepot { depot in
      let release = Signal()
      defer { release.send() }
      let tally = Tally()
      var registry = JobRegistry()
      registry.register(Kinds.parcel) { parcel, context in
        // Deaf to its cancellation, one of them with its job's row locked.
        let work = Task.detached {
          try await depot.client.transaction { tx in
            if parcel.number == 0 { try await context.finish(in: tx) }
            tally.enter()
            while !release.isSent { await Task.yield() }
            throw Mishap()
          }
        }
        try await work.value
      }
      let ids = try await depot.client.transaction { tx in
        try await depot.queue.enqueue(
          many: (0..<3).map { (payload: Parcel(number: $0), options: JobOptions()) },
          of: Kinds.parcel, in: tx
        ).map(\.id)
      }
      var configuration = JobWorkerConfiguration.quick()
      configuration.gracePeriod = .zero
      configuration.unwindPeriod = .milliseconds(10)
      try await withWorkers(depot.worker(registry, configuration)) {
        try await eventually { tally.total == 3 }
      }
      let states = try await depot.queue.jobs().sorted { $0.id < $1.id }.map(\.state)
      release.send()
      #expect(ids.count == 3)
      #expect(states == [.running, .ready, .ready])
    }
  }
}
