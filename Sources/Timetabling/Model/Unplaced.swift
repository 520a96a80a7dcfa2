/// A request that is not placed, and why.
public struct Unplaced: Sendable, Hashable {
  /// The request.
  public let request: Int
  /// What stands in the way: every slot in which it might start is named by exactly one of these,
  /// most slots first. Reasons that hold for the whole event carry no slots.
  public let reasons: [UnplacedReason]
  /// The least weight of placed requests that has to go for it, and where it would then stand;
  /// `nil` when no place is open to it whatever is dropped (locked meetings stay).
  public let replacement: Replacement?

  /// Makes an explanation.
  public init(request: Int, reasons: [UnplacedReason], replacement: Replacement? = nil) {
    self.request = request
    self.reasons = reasons
    self.replacement = replacement
  }
}

/// A change that places a request: some placed ones go, and it stands where given.
public struct Replacement: Sendable, Hashable {
  /// The placed requests that go.
  public let dropped: [Int]
  /// Their summed weight.
  public let weight: Int
  /// The placement of the request once they are gone.
  public let placement: Placement
}

/// What keeps a request out of the slots named, in a given timetable.
///
/// Slots are start slots; a slot with several obstacles is counted for the first in the order below.
public enum UnplacedReason: Sendable, Hashable {
  /// The parties are never available together for long enough in the slots allowed.
  case noCommonSlot
  /// The two parties have their own stands in different halls.
  case standsApart(hallA: Int, hallB: Int)
  /// No table in any hall open to it takes meetings of its rank.
  case noTableForRank(rank: Int)
  /// Nobody interprets any of its language pairs in its sector (with clearance, if it needs that).
  case noInterpreterAtAll(pairs: [LanguagePair], sector: Int?)
  /// The party has reached its meetings for the day.
  case partyDayCap(party: Int, day: Int, slots: [Int])
  /// Every team of the party is in another meeting for some of the time.
  case partyFull(party: Int, slots: [Int])
  /// Teams are free, but cannot walk between their neighbouring meetings and any hall allowed.
  case walking(slots: [Int])
  /// All suitable tables in the halls within reach are taken or closed.
  case tablesFull(halls: [Int], slots: [Int])
  /// All suitable interpreters in the halls within reach are busy, away or at their limits.
  case noInterpreter(pairs: [LanguagePair], sector: Int?, days: [Int], slots: [Int])
  /// Tables and interpreters are free, but not in one hall.
  case noHallWithAll(slots: [Int])
  /// Nothing stands in the way: there is a free place that the search did not get to use.
  case free(slots: [Int])

  /// The start slots this reason accounts for.
  public var slots: [Int] {
    switch self {
    case .noCommonSlot, .standsApart, .noTableForRank, .noInterpreterAtAll: []
    case .partyDayCap(_, _, let slots), .partyFull(_, let slots), .walking(let slots),
      .tablesFull(_, let slots), .noInterpreter(_, _, _, let slots), .noHallWithAll(let slots),
      .free(let slots):
      slots
    }
  }
}
