/// How good a timetable is, compared tier by tier.
public struct Score: Sendable, Hashable, Codable, Comparable {
  /// Tier 1: the summed weight of the placed requests; more is better.
  public let weight: Int
  /// Announced meetings that were dropped or stand in another slot or hall.
  public let changes: Int
  /// Slots strictly between two successive meetings of a team on one day in which its party is
  /// available, summed over teams and days.
  public let idle: Int
  /// Successive meetings of a team on one day in different halls.
  public let moves: Int
  /// Tier 3: the sum over parties of the squared shortfall from the promised number of meetings.
  public let unfairness: Int
  /// How many requests are placed.
  public let placed: Int
  /// Tier 1 with the changes paid for: `weight - changePenalty * changes`.
  public let value: Int
  /// Tier 2: `idleWeight * idle + moveWeight * moves`; less is better.
  public let cost: Int

  /// Makes a score of its parts.
  public init(
    weight: Int, changes: Int, idle: Int, moves: Int, unfairness: Int, placed: Int,
    objective: Objective
  ) {
    self.weight = weight
    self.changes = changes
    self.idle = idle
    self.moves = moves
    self.unfairness = unfairness
    self.placed = placed
    value = weight - objective.changePenalty * changes
    cost = objective.idleWeight * idle + objective.moveWeight * moves
  }

  /// Whether the left score is worse than the right one.
  public static func < (left: Score, right: Score) -> Bool {
    (left.value, right.cost, right.unfairness) < (right.value, left.cost, left.unfairness)
  }
}
