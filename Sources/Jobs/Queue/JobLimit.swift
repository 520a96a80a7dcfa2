/// What the whole fleet does at most of jobs that share a key, or of a queue.
public struct JobLimit: Sendable, Equatable {
  /// What `JobOptions.limitKey` or the kind names.
  public let key: String
  /// How many run at a time.
  public let maxRunning: Int?
  /// How many start a second in the long run.
  public let perSecond: Double?
  /// How many may start at once after a lull.
  public let burst: Double

  /// A limit on jobs with a key: at a time, by the second, or both.
  public init(_ key: String, maxRunning: Int? = nil, perSecond: Double? = nil, burst: Double = 1) {
    precondition(maxRunning ?? 1 >= 0 && perSecond ?? 1 > 0 && burst >= 1, "limits are positive")
    self.key = key
    self.maxRunning = maxRunning
    self.perSecond = perSecond
    self.burst = burst
  }

  /// A limit on all jobs of a queue.
  public static func queue(
    _ name: String, maxRunning: Int? = nil, perSecond: Double? = nil, burst: Double = 1
  ) -> JobLimit {
    JobLimit("queue:" + name, maxRunning: maxRunning, perSecond: perSecond, burst: burst)
  }
}
