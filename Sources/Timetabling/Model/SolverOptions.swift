/// How long and how a solver may work.
public struct SolverOptions: Sendable, Hashable {
  /// The seed of all random choices.
  public var seed: UInt64
  /// The wall-clock budget from the call of `solve`; `nil` is bounded by steps alone.
  public var timeLimit: Duration?
  /// The number of search steps per thread; with a step limit and no time limit the same seed
  /// gives the same timetable on every machine.
  public var stepLimit: Int?
  /// The number of independent search chains, each on its own thread.
  public var threads: Int
  /// Whether the solution explains every request it does not place (after the time limit).
  public var explains: Bool

  /// Makes options; with neither limit the solver takes ten seconds.
  public init(
    seed: UInt64 = 1, timeLimit: Duration? = nil, stepLimit: Int? = nil, threads: Int = 1,
    explains: Bool = true
  ) {
    self.seed = seed
    self.timeLimit = timeLimit == nil && stepLimit == nil ? .seconds(10) : timeLimit
    self.stepLimit = stepLimit
    self.threads = max(1, threads)
    self.explains = explains
  }
}
