public import Foundation

/// How a timetable is to be computed.
public struct ScheduleOptions: Sendable {
  /// What may happen to the meetings that stand.
  public var mode: ScheduleMode = .all
  /// The seed of all random choices.
  public var seed: Int
  /// How long to search; nil searches for `steps` steps and gives the same timetable on any machine.
  public var timeLimit: Duration?
  /// How many steps to search.
  public var steps: Int?
  /// How many threads search independently.
  public var threads: Int
  /// The gap to the bound, 0 … 1, that is good enough to stop at; nil uses all the time.
  public var gap: Double?
  /// What counts as now: what has begun by then stays; nil is the database's clock while the expo is on.
  public var asOf: Date?
  /// At most so many meetings that could stay move or go; nil is no limit.
  public var maxMoves: Int?
  /// At most so many of one firm's do; nil is no limit.
  public var maxChangesPerFirm: Int?
  /// Whether meetings of protocol may move.
  public var allowsMovingVIP = false
  /// What is published as soon as it is found; nil leaves a draft.
  public var publishPolicy: PublishPolicy?
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

  /// A repair: what cannot stand finds another place in ten seconds, with at most two changes for a
  /// firm of meetings that could have stayed.
  public static var repair: ScheduleOptions {
    var options = ScheduleOptions(timeLimit: .seconds(10))
    options.mode = .repair
    options.maxChangesPerFirm = 2
    return options
  }
}
