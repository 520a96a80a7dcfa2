/// A request that is not placed, and why.
public struct Unplaced: Sendable, Hashable {
  /// The request.
  public let request: Int
  /// What stands in the way: every slot in which it might start is named by exactly one of these,
  /// most slots first. Reasons that hold for the whole event carry no slots.
  public let reasons: [UnplacedReason]
  /// The cheapest set of placed requests found without which it could be placed at `instead`, each
  /// set worth at least as much as the request; empty when dropping up to three does not help.
  public let replaces: [Int]
  /// Where it would stand once those in `replaces` are gone.
  public let instead: Placement?

  /// Makes an explanation.
  public init(
    request: Int, reasons: [UnplacedReason], replaces: [Int] = [], instead: Placement? = nil
  ) {
    self.request = request
    self.reasons = reasons
    self.replaces = replaces
    self.instead = instead
  }
}

/// What keeps a request out of the slots named, in a given timetable.
public enum UnplacedReason: Sendable, Hashable {
  /// The parties are never available together for long enough in the slots allowed.
  case noCommonSlot
  /// The two parties have their own stands in different halls.
  case standsApart(hallA: Int, hallB: Int)
  /// No table in any hall open to it takes meetings of its rank.
  case noTableForRank(rank: Int)
  /// Nobody interprets any of its language pairs in its sector (with clearance, if it needs that).
  case noInterpreterAtAll(pairs: [LanguagePair], sector: Int?)
  /// Every team of the party is in another meeting.
  case partyFull(party: Int, slots: [Int])
  /// The party has reached its meetings for the day.
  case partyDayCap(party: Int, day: Int, slots: [Int])
  /// Each party has a free team, but no slot in which both do for the whole duration, or no team
  /// can walk between its neighbouring meetings and the halls allowed.
  case walking(slots: [Int])
  /// All suitable tables are taken or closed.
  case tablesFull(halls: [Int], slots: [Int])
  /// All suitable interpreters are busy, away or at their limits.
  case noInterpreter(pairs: [LanguagePair], sector: Int?, days: [Int], slots: [Int])
  /// Tables and interpreters are free, but never in the same hall that the teams can reach.
  case noHallWithAll(slots: [Int])
  /// Nothing stands in the way any more: there is a free place, but the search ended before using it.
  case free(slots: [Int])
}
