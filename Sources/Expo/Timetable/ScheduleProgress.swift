import Timetabling

/// How far a running computation is.
public struct ScheduleProgress: Sendable, Codable, Hashable {
  /// `bound`, `construction` or `improvement`.
  public let phase: String
  /// Seconds since the search began.
  public let seconds: Double
  /// How many wishes there are.
  public let wishes: Int
  /// How many of them are placed so far.
  public let placed: Int
  /// The weight placed so far.
  public let value: Int
  /// The proven upper bound on it so far.
  public let bound: Int
  /// The relative distance, 0 when the bound is reached.
  public let gap: Double

  init(_ news: SolverProgress, wishes: Int) {
    phase = news.phase.rawValue
    seconds = news.elapsed / .seconds(1)
    self.wishes = wishes
    placed = news.placed
    value = news.value
    bound = news.bound
    gap = news.gap
  }
}
