public import Foundation

/// How full one queue is.
public struct QueueCounts: Sendable, Hashable {
  /// The queue.
  public let queue: String
  /// Due and waiting for a worker.
  public let ready: Int
  /// Waiting for their time: delayed, or between two attempts.
  public let scheduled: Int
  /// Held by workers.
  public let running: Int
  /// Completed and not pruned yet.
  public let done: Int
  /// Given up.
  public let dead: Int
  /// Withdrawn and not pruned yet.
  public let cancelled: Int
  /// Since when the job that waits longest has been due.
  public let oldestDue: Date?
}
