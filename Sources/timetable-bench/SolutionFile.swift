import Foundation
import Timetabling

/// A solution as the checker of the family reads it.
struct SolutionFile: Encodable {
  let instance: String
  let meetings: [[Int]]

  init(name: String, _ timetable: Timetable) {
    instance = name
    meetings = timetable.placements.map {
      [$0.request, $0.slot, $0.hall, $0.interpreter ?? -1, $0.teamA, $0.teamB]
    }
  }

  func write(_ path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    try encoder.encode(self).write(to: URL(fileURLWithPath: path))
  }
}
