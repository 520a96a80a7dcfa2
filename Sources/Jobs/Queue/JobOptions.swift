public import Foundation

/// What may differ from job to job of one kind.
public struct JobOptions: Sendable {
  /// Not before that instant, by the clock of the database; wins over `delay`.
  public var runAt: Date?
  /// Not before that long after the enqueueing transaction began.
  public var delay: Duration?
  /// Instead of the kind's queue.
  public var queue: String?
  /// Instead of the kind's priority.
  public var priority: JobPriority?
  /// Instead of the kind's limit.
  public var maxAttempts: Int?
  /// While a job of this kind, expo and key is ready or running, no second one is created.
  public var uniqueKey: String?
  /// Instead of a key of one's own: one made of the payload, the period, or both.
  public var unique: JobUnique?
  /// Instead of the kind's: the limit the job counts against, see `JobLimit`.
  public var limitKey: String?
  /// Not started after that instant; a job that is too late is dead.
  public var deadline: Date?
  /// The tenant the job belongs to, if it belongs to one.
  public var expo: Int64?
  /// Who asked for it: a person, `cron:<entry>`, another job.
  public var createdBy: String?
  /// The W3C trace context of the request that caused it, handed to the handler.
  public var traceparent: String?

  /// At once, as the kind says, belonging to nobody; change what differs.
  public init(
    runAt: Date? = nil, delay: Duration? = nil, queue: String? = nil,
    priority: JobPriority? = nil, maxAttempts: Int? = nil, uniqueKey: String? = nil,
    unique: JobUnique? = nil, limitKey: String? = nil, deadline: Date? = nil, expo: Int64? = nil,
    createdBy: String? = nil, traceparent: String? = nil
  ) {
    self.runAt = runAt
    self.delay = delay
    self.queue = queue
    self.priority = priority
    self.maxAttempts = maxAttempts
    self.uniqueKey = uniqueKey
    self.unique = unique
    self.limitKey = limitKey
    self.deadline = deadline
    self.expo = expo
    self.createdBy = createdBy
    self.traceparent = traceparent
  }

  /// Whether the job is due at once and nothing else has to be written for it.
  var isPlain: Bool {
    runAt == nil && (delay ?? .zero) <= .zero && uniqueKey == nil && unique == nil
  }
}
