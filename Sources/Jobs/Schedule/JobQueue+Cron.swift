public import Postgres
import Foundation

extension JobQueue {
  /// Makes these cron entries: those whose calendar changed start afresh, the others go on with what
  /// they owe. Workers do it with the entries of their registry, at their start and now and then.
  ///
  /// Entries that are not named stay, for a worker of another version may have them, and go when nobody
  /// has had them for a week.
  public func declare(_ entries: [CronEntry]) async throws {
    try await client.transaction { tx in
      guard let row = try await tx.first(CronQueries.now()) else { return }
      let now: Date = try row.decode("now")
      for entry in entries.sorted(by: { $0.name < $1.name }) {
        let next = entry.expression.next(after: now, in: entry.timeZone)
        try await tx.execute(CronQueries.declare(entry, at: now, nextAt: next))
      }
      try await tx.execute(CronQueries.dropForgotten(since: .seconds(7 * 86_400)))
    }
  }

  /// The cron entries by name.
  public func crons() async throws -> [CronRecord] {
    try await client.query(CronQueries.list()).map(CronQueries.record)
  }

  /// The slots to come, of one entry or of all of them, in time; at most `count`.
  ///
  /// Throws `JobError.cronNotFound`.
  public func nextSlots(_ count: Int, of name: String? = nil) async throws -> [CronSlot] {
    guard let clock = try await client.first(CronQueries.now()) else { return [] }
    let now: Date = try clock.decode("now")
    let entries = try await crons().filter { name == nil || $0.name == name }
    if let name, entries.isEmpty { throw JobError.cronNotFound(name) }
    let slots = try entries.filter { !$0.isPaused }.flatMap { entry in
      try entry.nextSlots(count, after: now).map {
        CronSlot(entry: entry.name, at: $0, in: entry.timeZone)
      }
    }
    return Array(slots.sorted { ($0.at, $0.entry) < ($1.at, $1.entry) }.prefix(count))
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
