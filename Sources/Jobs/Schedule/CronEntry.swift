public import Foundation

/// A job that comes round by the calendar; each slot becomes at most one job, whoever looks and
/// whatever crashes.
public struct CronEntry: Sendable {
  /// Unique, and what the operator calls it.
  public let name: String
  /// When.
  public let expression: CronExpression
  /// By whose wall clocks.
  public let timeZone: TimeZone
  /// What becomes of missed slots.
  public let catchUp: CatchUp
  /// The kind of the job.
  public var kind: String { draft.kind }

  let draft: JobDraft

  /// An entry that enqueues `payload` as a job of `kind` at every slot.
  ///
  /// The options' start is the slot itself. With a unique key, a slot that comes while the job of an
  /// earlier one is live joins that job. Throws `CronError`, or `JobError.coding` for the payload.
  public init<Payload>(
    _ name: String, _ expression: String, timeZone: TimeZone, kind: JobKind<Payload>,
    payload: Payload, options: JobOptions = .init(), catchUp: CatchUp = .latest
  ) throws {
    self.name = name
    self.expression = try CronExpression(expression)
    self.timeZone = timeZone
    self.catchUp = catchUp
    var options = options
    options.createdBy = "cron:\(name)"
    options.runAt = nil
    options.delay = nil
    if kind.isSecret {
      // The calendar stands in the database before anyone seals it.
      throw JobError.coding(
        kind: kind.name, reason: "a secret payload cannot stand in the calendar")
    }
    draft = try JobDraft(kind, payload, options)
  }
}

/// A cron entry as it stands in the database.
public struct CronRecord: Sendable {
  /// Its name.
  public let name: String
  /// When.
  public let expression: String
  /// The identifier of the time zone.
  public let timeZone: String
  /// The kind of job it makes.
  public let kind: String
  /// What becomes of missed slots.
  public let catchUp: CatchUp
  /// Whether it makes no jobs for now.
  public let isPaused: Bool
  /// The next slot, nil if none will come.
  public let nextAt: Date?
  /// The latest slot that became a job.
  public let lastSlot: Date?
  /// The job of that slot.
  public let lastJob: JobID?
}

extension CronRecord {
  /// The slots to come after an instant, at most `count`.
  func nextSlots(_ count: Int, after instant: Date) throws -> [Date] {
    guard let zone = TimeZone(identifier: timeZone) else {
      throw JobError.coding(kind: "cron:\(name)", reason: "unknown time zone \(timeZone)")
    }
    let expression = try CronExpression(expression)
    var slots: [Date] = []
    while slots.count < count, let slot = expression.next(after: slots.last ?? instant, in: zone) {
      slots.append(slot)
    }
    return slots
  }
}

/// An instant at which an entry comes round.
public struct CronSlot: Sendable, Hashable {
  /// The entry.
  public let entry: String
  /// When.
  public let at: Date
  /// The zone whose wall clocks say so.
  public let timeZone: String

  init(entry: String, at: Date, in timeZone: String) {
    self.entry = entry
    self.at = at
    self.timeZone = timeZone
  }
}
