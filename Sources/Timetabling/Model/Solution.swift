/// What a solver returns.
public struct Solution: Sendable {
  /// The best timetable found; it breaks no hard rule.
  public let timetable: Timetable
  /// Its score.
  public let score: Score
  /// The upper bound on the value (tier 1) of any timetable of the problem that `boundProof` proves.
  public let bound: Int
  /// The multipliers that prove the bound.
  public let boundProof: BoundCertificate
  /// A lower bound than that of the certificate, proved by a solver of clauses where the problem is
  /// small enough; `nil` where it found none. No multipliers prove it, so it is not to be stored with
  /// them.
  public let exactBound: Int?
  /// Whether the value reaches the lower of the two, so that no timetable places more.
  public let optimal: Bool
  /// Every request that is not placed, with the reasons.
  public let unplaced: [Unplaced]
  /// The time from the call until the first feasible timetable stood.
  public let firstFeasible: Duration
  /// Search steps made over all threads.
  public let steps: Int

  /// The lowest bound that is proved.
  public var provenBound: Int { min(bound, exactBound ?? bound) }

  /// The relative distance of the value to the lowest bound that is proved; 0 when that is reached.
  public var gap: Double {
    provenBound <= 0 ? 0 : Double(provenBound - score.value) / Double(provenBound)
  }
}
