import Foundation
import Postgres
import TestSupport
import Testing

@testable import Jobs

@Suite("Workers that are rung while they idle", .timeLimit(.minutes(1)))
struct RingTests {
  /// Runs `body` beside a worker that idles and would poll long after the suite's time limit.
  private func withIdleWorker(_ body: (Depot) async throws -> Void) async throws {
    try await withDepot { depot in
      let registry = depot.effectRegistry
      var configuration = JobWorkerConfiguration.quick()
      configuration.pollInterval = .seconds(3_600)
      configuration.sweepInterval = .seconds(3_600)
      try await withWorkers(depot.worker(registry, configuration)) {
        // Once it has claimed by a ring it has nothing more to look after.
        try await eventually("the worker does not sleep") {
          let id = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: 0)).id
          try await eventually { try await depot.state(of: id) == .done }
          return try await session(depot, "idle") != nil
        }
        try await depot.client.execute("delete from effects")
        try await body(depot)
      }
    }
  }

  /// The session that claims, or was the last to claim, at a ring.
  private func session(_ depot: Depot, _ state: String) async throws -> Int32? {
    try await depot.client.first(
      """
      select pid from pg_stat_activity where datname = current_database() and state = \(state)
        and query like '/* Jobs.claimLane */%'
      """)?.decode(Int32.self)
  }

  /// Runs `body` while the claim that a ring for job 1 led to waits for another; with its session.
  private func withClaimWaiting(
    _ depot: Depot, _ body: (Int32) async throws -> Void
  ) async throws {
    try await depot.client.transaction { tx in
      _ = try await tx.query("select pg_advisory_xact_lock(7101, hashtext('default'))")
      _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: 1))
      var session: Int32?
      try await eventually("the lane is not claimed from") {
        session = try await self.session(depot, "active")
        return session != nil
      }
      try await body(try #require(session))
    }
  }

  @Test("claim what was rung for while they claimed, in another lane too")
  func meanwhile() async throws {
    try await withIdleWorker { depot in
      try await withClaimWaiting(depot) { _ in
        _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: 2))
        _ = try await depot.queue.enqueue(
          Kinds.parcel, Parcel(number: 3), JobOptions(priority: .high))
      }
      try await eventually { try await depot.effects() == [1, 2, 3] }
    }
  }

  @Test("do a job once whose claim was lost with the session that heard the ring, and hear again")
  func lostSession() async throws {
    try await withIdleWorker { depot in
      try await withClaimWaiting(depot) { session in
        let ended = try await depot.client.first("select pg_terminate_backend(\(session))")
        #expect(try ended?.decode(Bool.self) == true)
      }
      try await eventually { try await depot.effects() == [1] }
      for number in 2...4 {
        _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: number))
        try await eventually { try await depot.effects() == Array(1...number) }
      }
    }
  }
}
