/// A set of placements.
public struct Timetable: Sendable, Hashable, Codable {
  /// The placements, in any order.
  public let placements: [Placement]

  /// Makes a timetable; nothing is checked here (see `violations(of:)`).
  public init(placements: [Placement]) {
    self.placements = placements
  }

  /// Computes the score from the placements alone.
  public func score(of problem: Problem) -> Score {
    var weight = 0
    var meetings = [Int](repeating: 0, count: problem.parties.count)
    for placement in placements {
      let request = problem.requests[placement.request]
      weight += request.weight
      for party in request.parties { meetings[party] += 1 }
    }
    var idle = 0
    var moves = 0
    for (team, stays) in days(of: problem) {
      let away = Set(problem.parties[team.party].unavailable)
      for (one, next) in zip(stays, stays.dropFirst()) {
        if one.hall != next.hall { moves += 1 }
        if one.slots.upperBound < next.slots.lowerBound {
          idle += (one.slots.upperBound..<next.slots.lowerBound).count { !away.contains($0) }
        }
      }
    }
    let short = problem.parties.indices.map { max(0, problem.parties[$0].guarantee - meetings[$0]) }
    return Score(
      weight: weight, changes: changes(to: problem.announced), idle: idle, moves: moves,
      unfairness: short.reduce(0) { $0 + $1 * $1 }, placed: placements.count,
      objective: problem.objective)
  }

  /// How many of the announced placements are dropped or stand in another slot or hall.
  public func changes(to announced: [Placement]) -> Int {
    guard !announced.isEmpty else { return 0 }
    let now = Dictionary(placements.map { ($0.request, $0) }, uniquingKeysWith: { one, _ in one })
    return announced.count { told in
      guard let here = now[told.request] else { return true }
      return here.slot != told.slot || here.hall != told.hall
    }
  }

  /// Someone's or something's place at a time: the stays of one team on one day, in order.
  func days(of problem: Problem) -> [TeamDay: [Stay]] {
    var days: [TeamDay: [Stay]] = [:]
    for placement in placements {
      let request = problem.requests[placement.request]
      let slots = placement.slot..<(placement.slot + request.duration)
      let stay = Stay(slots: slots, hall: placement.hall, request: placement.request)
      let day = problem.slots[placement.slot].day
      for (party, team) in zip(request.parties, placement.teams) {
        days[TeamDay(party: party, team: team, day: day), default: []].append(stay)
      }
    }
    return days.mapValues { $0.sorted { $0.slots.lowerBound < $1.slots.lowerBound } }
  }
}

/// One team of one party on one day.
struct TeamDay: Hashable {
  let party: Int
  let team: Int
  let day: Int
}

/// One meeting as its people see it.
struct Stay: Hashable {
  let slots: Range<Int>
  let hall: Int
  let request: Int
}
