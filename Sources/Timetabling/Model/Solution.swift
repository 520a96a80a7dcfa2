/// What a solver returns.
public struct Solution: Sendable {
  /// The best timetable found; it breaks no hard rule.
  public let timetable: Timetable
  /// Its score.
  public let score: Score
  /// A proven upper bound on the value (tier 1) of any timetable of the problem.
  public let bound: Int
  /// The multipliers that prove the bound.
  public let boundProof: BoundCertificate
  /// Whether the value reaches the bound, so that no timetable places more.
  public let optimal: Bool
  /// Every request that is not placed, with the reasons.
  public let unplaced: [Unplaced]
  /// The time from the call until the first feasible timetable stood.
  public let firstFeasible: Duration
  /// Search steps made over all threads.
  public let steps: Int

  /// The relative distance of the value to the bound; 0 when the bound is reached.
  public var gap: Double { bound <= 0 ? 0 : Double(bound - score.value) / Double(bound) }
}
