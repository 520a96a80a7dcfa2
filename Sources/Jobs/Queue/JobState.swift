/// Where a job stands; the raw values are what the table holds and never change.
public enum JobState: String, Codable, Sendable, CaseIterable {
  /// Waits for a worker, or for its time: a job whose `runAt` lies ahead is ready too.
  case ready
  /// A worker holds its lease.
  case running
  /// Completed; its database effects are committed.
  case done
  /// Given up: discarded by its handler or out of attempts. `JobQueue.retry` revives it.
  case dead
  /// Withdrawn by a person before it was done.
  case cancelled

  /// Whether the job still counts for its unique key.
  public var isLive: Bool { self == .ready || self == .running }
}
