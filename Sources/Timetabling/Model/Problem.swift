/// Everything that is given: who, when, where, what is wished, and what is already fixed.
///
/// Elements refer to each other by their index in these arrays. The initializer checks every
/// reference and every number, and that the locked placements obey the rules among themselves, so
/// that whoever holds a `Problem` need not check again.
public struct Problem: Sendable {
  /// The most slots on one day (a day is one machine word in the search).
  public static let maxSlotsPerDay = 64

  /// The slots, sorted by day and start.
  public let slots: [Slot]
  /// The halls.
  public let halls: [Hall]
  /// Minutes needed from the end of a meeting in one hall to the start of the next in another,
  /// closed under shortest paths: `travel[v][w] <= travel[v][u] + travel[u][w]`, 0 within a hall.
  public let travel: [[Int]]
  /// The parties.
  public let parties: [Party]
  /// The interpreters.
  public let interpreters: [Interpreter]
  /// The requests.
  public let requests: [Request]
  /// Placements that stand exactly as given in every timetable of this problem.
  public let locked: [Placement]
  /// What has been told to the parties: moving or dropping one of these costs
  /// `objective.changePenalty`. Entries that have become impossible are welcome here.
  public let announced: [Placement]
  /// Slots before this one are past: only locked placements may stand there.
  public let notBefore: Int
  /// What is minimised once the weight is placed.
  public let objective: Objective
  /// The number of days.
  public let days: Int

  /// Checks the parts and makes a problem of them.
  ///
  /// - Throws: `ProblemError` naming the first element that is wrong.
  public init(
    slots: [Slot], halls: [Hall], travel: [[Int]], parties: [Party],
    interpreters: [Interpreter] = [], requests: [Request], locked: [Placement] = [],
    announced: [Placement] = [], notBefore: Int = 0, objective: Objective = Objective()
  ) throws(ProblemError) {
    self.slots = slots
    self.halls = halls
    self.parties = parties
    self.interpreters = interpreters
    self.requests = requests
    self.locked = locked
    self.announced = announced
    self.notBefore = notBefore
    self.objective = objective
    days = (slots.map(\.day).max() ?? -1) + 1
    try Problem.checkTravel(travel, halls: halls.count)
    self.travel = Problem.shortestPaths(travel)
    try checkSlots()
    try checkPlaces()
    try checkPeople()
    try checkRequests()
    try checkPlacements()
  }

  /// Whether the request needs an interpreter.
  public func needsInterpreter(_ request: Request) -> Bool {
    switch request.interpretation {
    case .none: false
    case .required: true
    case .byLanguages:
      !parties[request.a].languages.contains(where: parties[request.b].languages.contains)
    }
  }

  /// The language pairs any of which an interpreter of this request must have.
  public func pairs(for request: Request) -> Set<LanguagePair> {
    var pairs = Set<LanguagePair>()
    for x in parties[request.a].languages {
      for y in parties[request.b].languages where x != y { pairs.insert(LanguagePair(x, y)) }
    }
    return pairs
  }

  /// Whether slot `t + 1` follows slot `t` without a break.
  public func isAdjacent(after t: Int) -> Bool {
    t + 1 < slots.count && slots[t].day == slots[t + 1].day && slots[t].end == slots[t + 1].start
  }

  /// The slots a meeting of `duration` slots starting at `first` occupies, or `nil` when they are
  /// not adjacent.
  public func span(from first: Int, duration: Int) -> Range<Int>? {
    guard first >= 0, first + duration <= slots.count else { return nil }
    for t in first..<(first + duration - 1) where !isAdjacent(after: t) { return nil }
    return first..<(first + duration)
  }

  /// Replaces walking times by shortest paths, so that passing through a third hall is never quicker.
  private static func shortestPaths(_ travel: [[Int]]) -> [[Int]] {
    var closed = travel
    for v in closed.indices { closed[v][v] = 0 }
    for u in closed.indices {
      for v in closed.indices {
        for w in closed.indices {
          closed[v][w] = min(closed[v][w], closed[v][u] + closed[u][w])
        }
      }
    }
    return closed
  }
}
