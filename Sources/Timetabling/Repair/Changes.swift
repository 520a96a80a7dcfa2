/// How a timetable differs from what was announced, and who has to be told.
public struct Changes: Sendable, Hashable {
  /// Announced requests that stand in another slot or hall.
  public let moved: [Int]
  /// Announced requests that are not placed.
  public let dropped: [Int]
  /// Placed requests that were not announced.
  public let added: [Int]
  /// For each party that has to be told, how many of its meetings are moved or dropped; 0 for one
  /// that only gets new ones.
  public let parties: [Int: Int]

  /// Compares a timetable with what the problem says is announced.
  public init(_ problem: Problem, _ timetable: Timetable) {
    let now = Dictionary(
      timetable.placements.map { ($0.request, $0) }, uniquingKeysWith: { one, _ in one })
    let told = Set(problem.announced.map(\.request))
    dropped = problem.announced.map(\.request).filter { now[$0] == nil }.sorted()
    moved = problem.announced.filter { told in
      guard let here = now[told.request] else { return false }
      return here.slot != told.slot || here.hall != told.hall
    }.map(\.request).sorted()
    added = now.keys.filter { !told.contains($0) }.sorted()
    var parties: [Int: Int] = [:]
    for r in added {
      for party in problem.requests[r].parties { parties[party, default: 0] += 0 }
    }
    for r in moved + dropped {
      for party in problem.requests[r].parties { parties[party, default: 0] += 1 }
    }
    self.parties = parties
  }

  /// The most announced meetings that change for one party.
  public var mostPerParty: Int { parties.values.max() ?? 0 }
}
