import Foundation
import TestSupport
import Testing

@testable import Jobs

@Suite("Dead jobs", .timeLimit(.minutes(1)))
struct DeadLetterTests {
  private func bury(_ depot: Depot) async throws -> [JobID] {
    var registry = JobRegistry()
    registry.register(Kinds.parcel) { parcel, job in
      throw JobFailure.retry(
        after: .zero, reason: "Printer \(parcel.number) jams, attempt \(job.attempt)")
    }
    var ids: [JobID] = []
    for number in 1...3 {
      let options = JobOptions(expo: Int64(number))
      ids.append(
        try await depot.queue.enqueue(Kinds.parcel, Parcel(number: number), options).id)
    }
    try await InlineWorker(client: depot.client, registry: registry).drain(isHurried: true)
    return ids
  }

  @Test("keep every failure, oldest first, through a redrive")
  func history() async throws {
    try await withDepot { depot in
      let ids = try await bury(depot)
      let job = try #require(try await depot.queue.job(ids[0]))
      #expect(job.state == .dead)
      #expect(job.faults.map(\.attempt) == [1, 2, 3])
      #expect(job.faults.map(\.message) == (1...3).map { "Printer 1 jams, attempt \($0)" })
      #expect(job.faults.map(\.at) == job.faults.map(\.at).sorted())
      try await depot.queue.retry(ids[0])
      #expect(try await depot.queue.job(ids[0])?.faults == job.faults)
    }
  }

  @Test("are found by kind, queue, expo, their last failure and when they died")
  func filters() async throws {
    try await withDepot { depot in
      let ids = try await bury(depot)
      let now = Date.now
      let filters: [(JobFilter, [JobID])] = [
        (JobFilter(states: [.dead]), ids.reversed()),
        (JobFilter(states: [.dead], kind: "parcel.other"), []),
        (JobFilter(states: [.dead], queue: "other"), []),
        (JobFilter(states: [.dead], expo: 2), [ids[1]]),
        (JobFilter(states: [.dead], failure: "PRINTER 3"), [ids[2]]),
        (JobFilter(states: [.dead], failure: "attempt 1"), []),
        (JobFilter(states: [.dead], failure: "%"), []),
        (JobFilter(states: [.dead], endedSince: now.addingTimeInterval(-3_600)), ids.reversed()),
        (JobFilter(states: [.dead], endedSince: now.addingTimeInterval(3_600)), []),
      ]
      for (filter, found) in filters {
        #expect(try await depot.queue.jobs(filter).map(\.id) == found, "\(filter)")
      }
    }
  }
}
