import Foundation
import Postgres
import TestSupport
import Testing

@testable import Jobs

@Suite("Claiming", .timeLimit(.minutes(1)))
struct ClaimOrderTests {
  @Test("goes by priority, then by due time, then by age; and takes nothing that is not due")
  func order() async throws {
    try await withDepot { depot in
      func add(_ number: Int, _ options: JobOptions) async throws {
        _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: number), options)
      }
      let now = Date.now
      try await add(5, JobOptions(priority: .low))
      try await add(9, JobOptions(delay: .seconds(3600), priority: .urgent))
      try await add(3, JobOptions(runAt: now.addingTimeInterval(-10)))
      try await add(4, JobOptions(runAt: now.addingTimeInterval(-5)))
      try await add(2, JobOptions(runAt: now.addingTimeInterval(-20)))
      try await add(1, JobOptions(runAt: now.addingTimeInterval(-1), priority: .high))
      let before = try await depot.queue.jobs()
      #expect(before.count == 6)

      var taken: [Int] = []
      for _ in 1...5 {
        let id = try await depot.claim().jobID
        let job = try #require(try await depot.queue.job(id))
        taken.append(try job.payload(of: Kinds.parcel).number)
        #expect(job.state == .running)
        #expect(job.attempts == 1)
      }
      #expect(taken == [1, 2, 3, 4, 5])
      await #expect(throws: NothingToClaim.self) { _ = try await depot.claim() }
    }
  }

  @Test("serves each queue up to its free slots and leaves unknown kinds alone")
  func slots() async throws {
    try await withDepot { depot in
      let unknown = JobKind<Parcel>("parcel.unknown")
      for number in 0..<5 {
        _ = try await depot.queue.enqueue(unknown, Parcel(number: number))
        _ = try await depot.queue.enqueue(Kinds.parcel, Parcel(number: number))
        _ = try await depot.queue.enqueue(Kinds.other, Parcel(number: number))
      }
      let rows = try await depot.client.query(
        LeaseQueries.claim(
          ["default": 2, "other": 4],
          kinds: ["parcel.send", "parcel.other"], worker: UUID(), lease: .seconds(60)))
      let kinds = try rows.map { try $0.decode("kind", as: String.self) }.sorted()
      #expect(kinds == Array(repeating: "parcel.other", count: 4) + ["parcel.send", "parcel.send"])
    }
  }

  @Test("in the face of a herd hands every job to one claimer")
  func herd() async throws {
    try await withDepot { depot in
      let jobs = (0..<400).map { (payload: Parcel(number: $0), options: JobOptions()) }
      _ = try await depot.client.transaction { tx in
        try await depot.queue.enqueue(many: jobs, of: Kinds.parcel, in: tx)
      }
      let claimed = try await withThrowingTaskGroup(of: [Int64].self) { group in
        for _ in 0..<8 {
          group.addTask {
            var mine: [Int64] = []
            while true {
              let rows = try await depot.client.query(
                LeaseQueries.claim(
                  ["default": 7], kinds: ["parcel.send"], worker: UUID(),
                  lease: .seconds(60)))
              if rows.isEmpty { return mine }
              mine += try rows.map { try $0.decode("id") }
            }
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(claimed.count == 400)
      #expect(Set(claimed).count == 400)
    }
  }
}
