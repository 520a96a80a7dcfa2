import Foundation
import Postgres
import TestSupport
import Testing

@testable import Jobs

@Suite("Claiming the lane that was rung for", .timeLimit(.minutes(1)))
struct LaneClaimTests {
  private static let lane = JobSlip.lane(priority: JobPriority.normal.rawValue, expo: nil)

  /// A worker whose claims have a number each.
  private struct Claimer {
    let depot: Depot
    let worker: WorkerIdentity
    var number: Int64 = 0

    init(_ depot: Depot) async throws {
      self.depot = depot
      worker = try await depot.register()
    }

    mutating func everywhere(_ limit: Int = 100) async throws -> [Int64] {
      number += 1
      return try await depot.client.query(
        LeaseQueries.claim(
          [order(limit)], number: number, isAgain: false, worker: worker.id, ageing: .seconds(60))
      ).map { try $0.decode("id") }
    }

    mutating func lane(_ limit: Int = 100) async throws -> [Int64] {
      number += 1
      return try await depot.client.query(
        LeaseQueries.claim(
          order(limit), lane: LaneClaimTests.lane, number: number, worker: worker.id,
          ageing: .seconds(60))
      ).map { try $0.decode("id") }
    }

    private func order(_ limit: Int) -> ClaimOrder {
      ClaimOrder(queue: "default", limit: limit, starts: min(limit, 4))
    }
  }

  /// Runs `body` with a lane from which one job has been taken and nothing else is under way.
  private func withClaimer(_ body: (Depot, inout Claimer) async throws -> Void) async throws {
    try await withDepot { depot in
      var claimer = try await Claimer(depot)
      let first = try await add(1, to: depot)
      #expect(try await claimer.everywhere() == first)
      try await body(depot, &claimer)
    }
  }

  private func add(_ count: Int, _ options: JobOptions = .init(), to depot: Depot) async throws
    -> [Int64]
  {
    var ids: [Int64] = []
    for number in 0..<count {
      let job = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: number), options)
      ids.append(job.id.rawValue)
    }
    return ids
  }

  @Test("takes what has come, as a claim of everything reads it")
  func plain() async throws {
    try await withClaimer { depot, claimer in
      let ids = try await add(3, to: depot)
      #expect(try await claimer.lane(3) == ids)
      #expect(try await claimer.lane().isEmpty)
      #expect(try await claimer.everywhere().isEmpty)
      let job = try #require(try await depot.queue.job(JobID(rawValue: ids[1])))
      #expect((job.state, job.attempts) == (.running, 1))
      try await depot.expireLeases()
      #expect(try await depot.rescue() == 4)
    }
  }

  @Test("asked again gives the same jobs")
  func again() async throws {
    try await withClaimer { depot, claimer in
      let ids = try await add(2, to: depot)
      #expect(try await claimer.lane() == ids)
      let rows = try await depot.client.query(
        LeaseQueries.claim(
          [ClaimOrder(queue: "default", limit: 9, starts: 4)], number: claimer.number,
          worker: claimer.worker.id, ageing: .seconds(60)))
      #expect(try rows.map { try $0.decode("id", as: Int64.self) } == ids)
    }
  }

  @Test("takes no more than there is room for, and the rest next time")
  func room() async throws {
    try await withClaimer { depot, claimer in
      let ids = try await add(5, to: depot)
      #expect(try await claimer.lane(2) == Array(ids[..<2]))
      #expect(try await claimer.lane(2) == Array(ids[2..<4]))
      #expect(try await claimer.lane(2) == [ids[4]])
    }
  }

  @Test("of which nobody has taken anything takes it all the same")
  func firstOfLane() async throws {
    try await withDepot { depot in
      var claimer = try await Claimer(depot)
      let ids = try await add(2, to: depot)
      #expect(try await claimer.lane() == ids)
    }
  }

  @Test("misses no commit, however late")
  func lateCommits() async throws {
    try await withClaimer { depot, claimer in
      let late = try await depot.client.transaction { tx in
        let late = try await depot.queue.enqueue(Kinds.parcel, Parcel(), in: tx).id.rawValue
        let early = try await add(1, to: depot)
        #expect(try await claimer.lane() == early)
        let next = try await add(1, to: depot)
        #expect(try await claimer.lane() == next)
        return late
      }
      #expect(try await claimer.lane() == [late])
      #expect(try await claimer.lane().isEmpty)
    }
  }

  @Test("keeps to a pause, to cancels, to keys and to limits")
  func restraints() async throws {
    try await withClaimer { depot, claimer in
      try await depot.queue.pause(queue: "default")
      let paused = try await add(1, to: depot)
      #expect(try await claimer.lane().isEmpty)
      try await depot.queue.pause(queue: "default", false)
      #expect(try await claimer.lane() == paused)

      let ids = try await add(2, to: depot)
      _ = try await depot.queue.cancel(JobID(rawValue: ids[0]))
      #expect(try await claimer.lane() == [ids[1]])

      let unique = JobOptions(unique: JobUnique(byArguments: false, until: .started))
      let first = try await add(1, unique, to: depot)
      #expect(try await claimer.lane() == first)
      #expect(try await add(1, unique, to: depot) != first)
      _ = try await claimer.lane()

      try await depot.queue.limit(JobLimit("hall", maxRunning: 1))
      let limited = try await add(2, JobOptions(limitKey: "hall"), to: depot)
      #expect(try await claimer.lane() == [limited[0]])
      #expect(try await claimer.lane().isEmpty)
    }
  }

  @Test("is refused to a worker that has been fenced")
  func fenced() async throws {
    try await withClaimer { depot, claimer in
      try await depot.expireLeases()
      _ = try await depot.rescue()
      _ = try await add(1, to: depot)
      await #expect {
        _ = try await claimer.lane()
      } throws: {
        ($0 as? PostgresError)?.sqlState?.rawValue == LeaseQueries.fenced
      }
    }
  }
}
