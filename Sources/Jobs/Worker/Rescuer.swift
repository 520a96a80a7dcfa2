import Foundation
import Logging
import Postgres

/// Takes jobs from workers that do not beat any more.
struct Rescuer: Sendable {
  let client: PostgresClient
  let logger: Logger

  /// What became of one such worker.
  struct Rescue: Sendable {
    let worker: UUID
    /// Jobs taken from it.
    let jobs: Int
    /// What it still has is in the hands of transactions that run: that stays its, until they end.
    let isStuck: Bool
  }

  /// What the server's clock says.
  func look() async throws -> ClockWatch.Look {
    let asked = ContinuousClock.now
    let row = try await client.first(LeaseQueries.time())
    let answered = ContinuousClock.now
    return ClockWatch.Look(
      server: try row?.decode("now") ?? .distantPast, asked: asked, answered: answered)
  }

  /// Sees to one such worker that is not among those passed by, unless the server's clock is past the
  /// horizon; nil if there is none.
  func rescueOne(passingBy passed: [UUID], before horizon: Date? = nil) async throws -> Rescue? {
    try await client.transaction { tx -> Rescue? in
      guard let row = try await tx.first(LeaseQueries.fence(passingBy: passed, before: horizon))
      else { return nil }
      let worker: UUID = try row.decode("id")
      var count = 0
      while true {
        let rows = try await tx.query(EndQueries.rescue(worker, limit: Self.bulk))
        for row in rows where try row.decode("is_new", as: Bool.self) {
          count += 1
          try tell(row, worker)
        }
        if rows.count < Self.bulk { break }
      }
      let isGone = try await tx.first(LeaseQueries.forget(worker)) != nil
      return Rescue(worker: worker, jobs: count, isStuck: !isGone)
    }
  }

  /// Every job costs a lock until the commit; the server has room for some thousands.
  private static let bulk = 500

  private func tell(_ row: PostgresRow, _ worker: UUID) throws {
    let id: Int64 = try row.decode("id")
    let (kind, fate): (String, String) = (try row.decode("kind"), try row.decode("fate"))
    logger.warning(
      "a job's worker vanished",
      metadata: ["job": "\(id)", "kind": "\(kind)", "fate": "\(fate)", "of": "\(worker)"])
  }
}
