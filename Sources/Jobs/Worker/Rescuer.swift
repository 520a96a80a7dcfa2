import Foundation
import Logging
import Postgres

/// Takes jobs from workers that do not beat any more.
struct Rescuer: Sendable {
  let client: PostgresClient
  let logger: Logger

  /// Sees to one such worker; answers how many jobs were taken, nil if there is no worker or its jobs are
  /// all in the hands of transactions that still run: those stay its, until they end.
  func rescueOne() async throws -> Int? {
    try await client.transaction { tx -> Int? in
      guard let row = try await tx.first(LeaseQueries.fence()) else { return nil }
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
      return isGone || count > 0 ? count : nil
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
