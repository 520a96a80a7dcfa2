import Foundation
import Logging
import Postgres

/// Turns due slots into jobs. There is no leader: the entry's row lock lets one worker through at a
/// time, and the primary key of the slots lets each slot through once.
struct CronTicker: Sendable {
  let client: PostgresClient
  /// The entries of this worker's program, nil for all: what it does not know it leaves to others.
  var names: [String]?
  let logger: Logger

  /// Looks at every due entry; answers how many slots became jobs. An entry in trouble does not hold
  /// up the others.
  func tick() async throws -> Int {
    var total = 0
    for row in try await client.query(CronQueries.due(among: names)) {
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

  /// Slots a transaction makes: whoever dies at it throws no more away, and the next one gets on with
  /// a long backlog however short workers live.
  private static let batch = 200

  private func tick(_ name: String) async throws -> Int {
    var total = 0
    while let round = try await look(at: name) {
      total += round.jobs
      if round.isThrough { break }
    }
    return total
  }

  /// Deals with the entry up to now, or up to the last slot of a batch; nil if it is not due or another
  /// worker is at it.
  private func look(at name: String) async throws -> (jobs: Int, isThrough: Bool)? {
    try await client.transaction { tx in
      guard let row = try await tx.first(CronQueries.lockDue(name)) else { return nil }
      let cron = try CronQueries.storedCron(row)
      let now: Date = try row.decode("now")
      let owed = cron.owed(
        after: try row.decode("evaluated_until"), through: now, atMost: Self.batch)
      let jobs = try await make(owed.slots, of: cron, in: tx)
      let until = owed.isAll ? now : owed.slots.last ?? now
      let next = cron.expression.next(after: until, in: cron.timeZone)
      try await tx.execute(CronQueries.advance(name, until: until, nextAt: next))
      return (jobs, owed.isAll)
    }
  }

  /// Turns slots into jobs, save those that became one before the entry started afresh.
  private func make(
    _ slots: [Date], of cron: StoredCron, in tx: PostgresTransaction
  ) async throws -> Int {
    let queue = JobQueue(client: client)
    let free = try await tx.query(CronQueries.freeSlots(among: slots, of: cron.name))
      .map { try $0.decode("slot", as: Date.self) }
    let drafts = free.map { cron.draft(for: $0) }
    var jobs: [JobID] = []
    for (draft, id) in zip(drafts, try await JobQueries.insert(many: drafts, in: tx)) {
      if let id { jobs.append(id) } else { jobs.append(try await queue.enqueue(draft, in: tx).id) }
    }
    if !free.isEmpty { try await tx.execute(CronQueries.takeSlots(free, of: cron.name, as: jobs)) }
    return jobs.count
  }
}
