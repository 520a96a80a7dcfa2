/// How a timetable is to be computed.
public struct ScheduleOptions: Sendable {
  /// The seed of all random choices.
  public var seed: Int
  /// How long to search; nil searches for `steps` steps and gives the same timetable on any machine.
  public var timeLimit: Duration?
  /// How many steps to search.
  public var steps: Int?
  /// How many threads search independently.
  public var threads: Int
  /// Whether to compute although nothing changed since the newest version.
  public var isForced: Bool

  /// Half a minute on one thread; change what differs.
  public init(
    seed: Int = 1, timeLimit: Duration? = .seconds(30), steps: Int? = nil, threads: Int = 1,
    isForced: Bool = false
  ) {
    self.seed = seed
    self.timeLimit = timeLimit
    self.steps = steps
    self.threads = threads
    self.isForced = isForced
  }
}
