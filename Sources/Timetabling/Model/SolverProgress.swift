/// Where a running solver is, about once a second.
public struct SolverProgress: Sendable, Hashable {
  /// What the solver is doing.
  public enum Phase: String, Sendable, Hashable {
    /// Proving the upper bound.
    case bound
    /// Placing requests one by one.
    case construction
    /// Improving the timetable.
    case improvement
  }

  /// The time since the call of `solve`.
  public let elapsed: Duration
  /// Tier 1 of the best timetable so far.
  public let value: Int
  /// The proven upper bound on tier 1 so far.
  public let bound: Int
  /// Tier 2 parts of the best timetable so far.
  public let idle: Int
  /// Changes of hall in the best timetable so far.
  public let moves: Int
  /// Requests placed in the best timetable so far.
  public let placed: Int
  /// What the solver is doing.
  public let phase: Phase

  /// The relative distance to the bound, `(bound - value) / bound`; 0 when the bound is reached.
  public var gap: Double { bound <= 0 ? 0 : Double(bound - value) / Double(bound) }

  /// Makes a progress report.
  public init(
    elapsed: Duration, value: Int, bound: Int, idle: Int, moves: Int, placed: Int, phase: Phase
  ) {
    self.elapsed = elapsed
    self.value = value
    self.bound = bound
    self.idle = idle
    self.moves = moves
    self.placed = placed
    self.phase = phase
  }
}
