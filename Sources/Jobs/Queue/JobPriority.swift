/// Which jobs of one queue go first; within a priority the earlier due, then the older job.
public enum JobPriority: Int16, Codable, Sendable, CaseIterable, Comparable {
  /// A person waits for it.
  case urgent = 0
  /// Before the ordinary.
  case high = 1
  /// The ordinary.
  case normal = 2
  /// When nothing else waits.
  case low = 3

  /// The one that goes first is the smaller.
  public static func < (a: JobPriority, b: JobPriority) -> Bool {
    a.rawValue < b.rawValue
  }
}
