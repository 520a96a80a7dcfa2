/// How a search is divided into laps, each an annealing of its own from hot to cold.
///
/// Where there is plenty of time for a short lap, one tells whether the bound can be reached. If it is,
/// short laps go on from there until one brings nothing better, and the search is over before its
/// budget is; if it is not, the rest of the budget is one long lap.
struct Laps {
  /// The steps of a short lap, for each request and chain.
  private static let stepsPerRequest = 4_000
  /// The fewest short laps that the whole budget must have room for.
  private static let fewest = 4

  /// What a step takes about; where it takes longer, time cuts a lap short.
  private static let timePerStep = Duration.nanoseconds(2_500)

  private let options: SolverOptions
  private let short: Int
  private let hasRoom: Bool
  /// What each chain has spent.
  private var spent = 0
  /// Whether the lap begun last is a short one.
  private(set) var isShort = false

  init(_ options: SolverOptions, requests: Int) {
    self.options = options
    short = Laps.stepsPerRequest * requests
    let whole = Laps.fewest * short
    let time = Laps.timePerStep * whole
    hasRoom =
      options.stepLimit.map { $0 >= whole } ?? true && options.timeLimit.map { $0 >= time } ?? true
  }

  /// Begins a lap: its limit of steps, `nil` for none but the time.
  ///
  /// `canEnd` says whether a lap that brings nothing better may be the last one.
  mutating func begin(canEnd: Bool) -> Int? {
    let left = options.stepLimit.map { $0 - spent }
    isShort = canEnd && hasRoom && left ?? .max > short
    let limit = isShort ? short : left
    spent += limit ?? 0
    return limit
  }
}
