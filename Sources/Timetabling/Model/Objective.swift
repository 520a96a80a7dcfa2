/// What a timetable is judged by, after the weight it places.
public struct Objective: Sendable, Hashable, Codable {
  /// The cost of one slot in which a team waits between two of its meetings.
  public let idleWeight: Int
  /// The cost of one change of hall between two successive meetings of a team.
  public let moveWeight: Int
  /// What moving (to another slot or hall) or dropping one announced meeting takes from the value.
  public let changePenalty: Int

  /// The most announced meetings of one party that are moved or dropped, as far as they are possible
  /// at all; `nil` is no limit. It comes before all weights, but after what cannot be helped.
  public let changesPerParty: Int?

  /// Makes an objective; weights are at least 0.
  public init(
    idleWeight: Int = 1, moveWeight: Int = 3, changePenalty: Int = 0, changesPerParty: Int? = nil
  ) {
    self.idleWeight = idleWeight
    self.moveWeight = moveWeight
    self.changePenalty = changePenalty
    self.changesPerParty = changesPerParty
  }
}
