import Foundation
import Logging
import Postgres

/// Turns due slots into jobs. There is no leader: the entry's row lock lets one worker through at a
/// time, and the primary key of the slots lets each slot through once.
struct CronTicker: Sendable {
  let client: PostgresClient
  let logger: Logger

  /// Looks at every due entry; answers how many slots became jobs. An entry in trouble does not hold
  /// up the others.
  func tick() async throws -> Int {
    var total = 0
    for row in try await client.query(CronQueries.due()) {
      let name: String = try row.decode("name")
      do {
        total += try await tick(name)
      } catch let error as PostgresError where error.isConnectionFailure {
        throw error
      } catch {
        logger.error("a cron entry fails", metadata: ["cron": "\(name)", "error": "\(error)"])
      }
    }
    return total
  }

  private func tick(_ name: String) async throws -> Int {
    let queue = JobQueue(client: client)
    return try await client.transaction { tx in
      guard let row = try await tx.first(CronQueries.lockDue(name)) else { return 0 }
      let cron = try CronQueries.storedCron(row)
      let now: Date = try row.decode("now")
      var taken = 0
      for slot in cron.owed(after: try row.decode("evaluated_until"), through: now) {
        guard try await tx.execute(CronQueries.takeSlot(slot, of: name)) == 1 else { continue }
        var draft = cron.draft
        draft.runAt = slot
        let job = try await queue.enqueue(draft, in: tx)
        try await tx.execute(CronQueries.fillSlot(slot, of: name, job: job.id))
        taken += 1
      }
      let next = cron.expression.next(after: now, in: cron.timeZone)
      try await tx.execute(CronQueries.advance(name, until: now, nextAt: next))
      return taken
    }
  }
}
