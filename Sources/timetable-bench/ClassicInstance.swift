import Foundation
import Timetabling

/// An instance of the family "b2b-classic/1" as it lies in its file.
struct ClassicInstance: Decodable {
  let name: String
  let participants: Int
  let slots: Int
  let morningSlots: Int
  let locations: Int
  let fairness: Int
  /// Rows `[a, b, session]`: 1 is the morning, 2 the afternoon, 0 any.
  let meetings: [[Int]]
  let forbidden: [[Int]]
  /// The slot of each meeting, or -1.
  let fixed: [Int]
  /// Rows `[before, after]`.
  let precedences: [[Int]]

  /// The same as an agenda, with another `fairness` if one is given; below zero is none.
  func agenda(fairness other: Int?) throws -> Agenda {
    let sessions: [Int: AgreedMeeting.Session] = [1: .morning, 2: .afternoon]
    let distance = other ?? fairness
    return try Agenda(
      participants: participants, slots: slots, morningSlots: morningSlots, locations: locations,
      fairness: distance < 0 ? nil : distance,
      meetings: zip(meetings, fixed).map { row, slot in
        AgreedMeeting(row[0], row[1], session: sessions[row[2]], fixed: slot < 0 ? nil : slot)
      },
      absences: forbidden, precedences: precedences.map { Agenda.Precedence($0[0], $0[1]) })
  }
}

/// A plan as the checker of the family reads it.
struct ClassicSolution: Encodable {
  let instance: String
  let assign: [Int]

  func write(_ path: String) throws {
    try JSONEncoder().encode(self).write(to: URL(fileURLWithPath: path))
  }
}
