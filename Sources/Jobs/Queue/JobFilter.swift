public import Foundation

/// Which jobs to list; every nil means "any".
public struct JobFilter: Sendable {
  /// Any of these states; empty means any.
  public var states: Set<JobState>
  /// The name of the kind.
  public var kind: String?
  /// The queue.
  public var queue: String?
  /// The tenant.
  public var expo: Int64?
  /// Only jobs whose latest failure has that in its message, in any case.
  public var failure: String?
  /// Only jobs that ended then or later.
  public var endedSince: Date?
  /// Only jobs of this batch or workflow, and the one that follows it.
  public var batch: JobBatchID?
  /// Only jobs older than this one: for the next page, the last id of the page before.
  public var before: JobID?
  /// At most so many, youngest first.
  public var limit: Int

  /// All jobs, the youngest hundred.
  public init(
    states: Set<JobState> = [], kind: String? = nil, queue: String? = nil, expo: Int64? = nil,
    failure: String? = nil, endedSince: Date? = nil, batch: JobBatchID? = nil,
    before: JobID? = nil, limit: Int = 100
  ) {
    self.states = states
    self.kind = kind
    self.queue = queue
    self.expo = expo
    self.failure = failure
    self.endedSince = endedSince
    self.batch = batch
    self.before = before
    self.limit = limit
  }
}
