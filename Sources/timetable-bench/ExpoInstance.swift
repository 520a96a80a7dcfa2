import Foundation
import Timetabling

/// An instance of the family "b2b-expo/1" as it lies in its file.
struct ExpoInstance: Decodable {
  struct Venue: Decodable {
    let tables: Int
    let closed: [Int]?
  }

  struct Weights: Decodable {
    let idleWeight: Int
    let moveWeight: Int
  }

  struct Person: Decodable {
    let pairs: [[String]]
    let venue: Int
    let dailyCap: Int
    let unavailable: [Int]
  }

  struct Enterprise: Decodable {
    let side: String
    let languages: [String]
    let teams: Int
    let unavailable: [Int]
    let dailyCap: Int
    let venue: Int
    let guarantee: Int
  }

  struct Repair: Decodable {
    struct Event: Decodable {
      let type: String
      let enterprise: Int?
      let count: Int?
    }

    let now: Int
    let events: [Event]
  }

  let name: String
  let days: Int
  let slotsPerDay: Int
  let venues: [Venue]
  let travel: [[Int]]
  let objective: Weights
  let interpreters: [Person]
  let enterprises: [Enterprise]
  let requests: [[Int]]
  let locked: [[Int]]
  let incumbent: [[Int]]?
  let repair: Repair?

  /// The same as a problem: slots last one minute, so that walking times count free slots.
  ///
  /// - Throws: `ProblemError`; `.lockedConflict` when there is no timetable at all.
  func problem(isLocked: Bool = true) throws -> Problem {
    let slots = (0..<(days * slotsPerDay)).map {
      Slot(day: $0 / slotsPerDay, start: $0 % slotsPerDay, end: $0 % slotsPerDay + 1)
    }
    let halls = venues.map { Hall(tables: [TableClass(count: $0.tables, closed: $0.closed ?? [])]) }
    var languages: [String: Int] = [:]
    func number(_ language: String) -> Int {
      let next = languages[language] ?? languages.count
      languages[language] = next
      return next
    }
    let parties = enterprises.map {
      Party(
        teams: $0.teams, languages: $0.languages.map(number), unavailable: $0.unavailable,
        dailyCap: $0.dailyCap, hall: $0.venue < 0 ? nil : $0.venue, guarantee: $0.guarantee,
        side: $0.side == "RU" ? 0 : 1)
    }
    let people = interpreters.map {
      Interpreter(
        pairs: $0.pairs.map { LanguagePair(number($0[0]), number($0[1])) }, hall: $0.venue,
        unavailable: $0.unavailable, dailyCapMeetings: $0.dailyCap)
    }
    return try Problem(
      slots: slots, halls: halls, travel: travel, parties: parties, interpreters: people,
      requests: requests.map { Request(a: $0[0], b: $0[1], weight: $0[2]) },
      locked: isLocked ? locked.map(ExpoInstance.placement) : [],
      announced: (incumbent ?? []).map(ExpoInstance.placement), notBefore: repair?.now ?? 0,
      objective: Objective(
        idleWeight: objective.idleWeight, moveWeight: objective.moveWeight,
        changePenalty: repair == nil ? 0 : 2))
  }

  /// The locked meetings that cannot all stand, as few as possible.
  func clash() throws -> PlacementClash? {
    PlacementClash(locked.map(ExpoInstance.placement), in: try problem(isLocked: false))
  }

  /// What the repair is about: the enterprises that its events name, and those of the new requests,
  /// which are the last ones.
  var scope: Timetabling.Repair? {
    guard let repair else { return nil }
    var touched = Set(repair.events.compactMap(\.enterprise))
    let new = repair.events.reduce(0) { $0 + ($1.type == "new-requests" ? $1.count ?? 0 : 0) }
    for request in requests.suffix(new) { touched.formUnion(request.prefix(2)) }
    return Timetabling.Repair(touched: touched)
  }

  /// A row `[request, slot, venue, interpreter or -1, team a, team b]`.
  private static func placement(_ row: [Int]) -> Placement {
    Placement(
      request: row[0], slot: row[1], hall: row[2], interpreter: row[3] < 0 ? nil : row[3],
      teamA: row[4], teamB: row[5])
  }
}
