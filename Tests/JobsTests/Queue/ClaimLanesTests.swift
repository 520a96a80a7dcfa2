import Foundation
import Postgres
import TestSupport
import Testing

@testable import Jobs

/// A session keeps plans of what it has asked, which depend on how many lanes a claim found.
@Suite("Claiming from lanes in one session", .timeLimit(.minutes(1)))
struct ClaimLanesTests {
  /// Where jobs are put before a claim.
  enum Lanes: CaseIterable {
    case one, two, three

    var priorities: [JobPriority] {
      switch self {
      case .one: [.normal]
      case .two: [.normal, .high]
      case .three: [.low, .high, .normal]
      }
    }
  }

  @Test("goes from one lane to several and back")
  func back() async throws {
    try await withDepot { depot in
      try await claim([.one, .two, .one, .three], from: depot)
    }
  }

  @Test(
    "goes on where the types of lanes were changed under an open session (migration 0035)",
    arguments: Lanes.allCases)
  func migrated(before: Lanes) async throws {
    try await withScratchDatabase(migrated: false) { database in
      try await database.migrate(to: 34)
      try await claim([before, .two, .one, .three], from: Depot(database: database)) { round in
        if round == 1 { try await database.migrate() }
      }
    }
  }

  /// Puts jobs into a queue of their own for each claim, and takes them in one session.
  private func claim(
    _ rounds: [Lanes], from depot: Depot, ahead: (Int) async throws -> Void = { _ in }
  ) async throws {
    let worker = try await depot.register()
    try await depot.client.withSession { session in
      for (number, lanes) in rounds.enumerated() {
        try await ahead(number)
        let order = ClaimOrder(queue: "round.\(number)", limit: 10, starts: 4)
        for priority in lanes.priorities {
          _ = try await depot.queue.enqueue(
            Kinds.parcel, Parcel(), JobOptions(queue: order.queue, priority: priority))
        }
        let rows = try await session.query(
          LeaseQueries.claim(
            [order], number: Int64(number), isAgain: false, worker: worker.id,
            ageing: .seconds(60)))
        #expect(rows.count == lanes.priorities.count)
      }
    }
  }
}
