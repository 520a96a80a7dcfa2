/// A firm (or any other body) that meets others through one or more teams.
public struct Party: Sendable, Hashable, Codable {
  /// How many meetings it can hold at the same time, at least 1.
  public let teams: Int
  /// The languages its people speak, as the caller numbers them.
  public let languages: [Int]
  /// The slots in which nobody of it can meet.
  public let unavailable: [Int]
  /// The most meetings on one day over all teams; `nil` is no limit.
  public let dailyCap: Int?
  /// The hall of its own stand, where all its meetings take place; `nil` if it walks.
  public let hall: Int?
  /// The promised number of meetings; a shortfall counts squared in `Score.unfairness`.
  public let guarantee: Int
  /// The number of meetings sold to it: until it has them, its wishes come before all other ordinary
  /// ones, whatever they weigh.
  public let sold: Int
  /// The side of the market it belongs to, as the caller numbers them; not used by any rule.
  public let side: Int

  /// Makes a party; `Problem` checks it.
  public init(
    teams: Int = 1, languages: [Int], unavailable: [Int] = [], dailyCap: Int? = nil,
    hall: Int? = nil, guarantee: Int = 0, side: Int = 0, sold: Int = 0
  ) {
    self.teams = teams
    self.languages = languages
    self.unavailable = unavailable
    self.dailyCap = dailyCap
    self.hall = hall
    self.guarantee = guarantee
    self.side = side
    self.sold = sold
  }
}
