/// How long and how the solver of an agenda may work.
public struct AgendaOptions: Sendable, Hashable {
  /// The seed of all random choices; with one thread and time enough, the same seed gives the same
  /// plan.
  public var seed: UInt64
  /// The wall-clock budget; `nil` is until it is proved.
  public var timeLimit: Duration?
  /// The number of searches that run against each other, each on its own thread.
  public var threads: Int

  /// Makes options.
  public init(seed: UInt64 = 1, timeLimit: Duration? = nil, threads: Int = 1) {
    self.seed = seed
    self.timeLimit = timeLimit
    self.threads = max(1, threads)
  }
}
