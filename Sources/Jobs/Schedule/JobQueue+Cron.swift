public import Postgres
import Foundation

extension JobQueue {
  /// Makes these the cron entries, all of them: entries that are not named are dropped, those whose
  /// calendar changed start afresh, the others go on with what they owe. Workers do it at their start
  /// with the entries of their registry.
  public func declare(_ entries: [CronEntry]) async throws {
    try await client.transaction { tx in
      guard let row = try await tx.first(CronQueries.now()) else { return }
      let now: Date = try row.decode("now")
      for entry in entries.sorted(by: { $0.name < $1.name }) {
        let next = entry.expression.next(after: now, in: entry.timeZone)
        try await tx.execute(CronQueries.declare(entry, nextAt: next))
      }
      try await tx.execute(CronQueries.dropOthers(than: entries.map(\.name)))
    }
  }

  /// The cron entries by name.
  public func crons() async throws -> [CronRecord] {
    try await client.query(CronQueries.list()).map(CronQueries.record)
  }

  /// Enqueues an entry's job now, besides its slots. Throws `JobError.cronNotFound`.
  public func runCron(
    _ name: String, createdBy: String? = nil, in tx: PostgresTransaction
  ) async throws -> Enqueued {
    guard let row = try await tx.first(CronQueries.entry(name)) else {
      throw JobError.cronNotFound(name)
    }
    var draft = try CronQueries.storedCron(row).draft
    draft.createdBy = createdBy ?? draft.createdBy
    return try await enqueue(draft, in: tx)
  }

  /// Stops an entry from making jobs, or lets it go on from now. Throws `JobError.cronNotFound`.
  public func pauseCron(
    _ name: String, _ isPaused: Bool, in tx: PostgresTransaction
  ) async throws {
    guard let row = try await tx.first(CronQueries.entry(name)),
      let clock = try await tx.first(CronQueries.now())
    else { throw JobError.cronNotFound(name) }
    let cron = try CronQueries.storedCron(row)
    let next = cron.expression.next(after: try clock.decode("now"), in: cron.timeZone)
    try await tx.execute(CronQueries.pause(name, isPaused, nextAt: next))
  }
}
