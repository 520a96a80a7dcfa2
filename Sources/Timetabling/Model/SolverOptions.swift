/// How long and how a solver may work.
public struct SolverOptions: Sendable, Hashable {
  /// The seed of all random choices.
  public var seed: UInt64
  /// The wall-clock budget from the call of `solve`; `nil` is bounded by steps alone.
  public var timeLimit: Duration?
  /// The number of search steps per chain; with a step limit and no time limit the same seed
  /// gives the same timetable on every machine.
  public var stepLimit: Int?
  /// The most threads to search on; the result of a search by steps does not depend on it.
  public var threads: Int
  /// The number of search chains, which go on from the best of them now and then.
  public var chains: Int
  /// Whether the solution explains every request it does not place (after the time limit).
  public var explains: Bool
  /// Whether small problems are proved further than the relaxation goes.
  public var isExact: Bool
  /// What a repair is about: only what has to do with it is changed; `nil` leaves everything open.
  public var repair: Repair?

  /// Makes options; with neither limit the solver takes ten seconds.
  ///
  /// Without `chains` there is one a thread, or two where the search is limited by steps alone.
  public init(
    seed: UInt64 = 1, timeLimit: Duration? = nil, stepLimit: Int? = nil, threads: Int = 1,
    chains: Int? = nil, explains: Bool = true, isExact: Bool = true,
    repair: Repair? = nil
  ) {
    self.seed = seed
    self.timeLimit = timeLimit == nil && stepLimit == nil ? .seconds(10) : timeLimit
    self.stepLimit = stepLimit
    self.threads = max(1, threads)
    self.chains = max(1, chains ?? (self.timeLimit == nil ? 2 : self.threads))
    self.explains = explains
    self.isExact = isExact
    self.repair = repair
  }
}
