import Foundation
import Timetabling

/// The one line for an instance of the expo family that no timetable solves.
struct InfeasibleReport: Encodable {
  let instance: String
  let family = "expo"
  let status = "infeasible"
  let seed: UInt64
  /// The locked meetings that clash, as few as possible: without any one of them the others can stand.
  let clash: [String]
  /// The rules that they break together.
  let rules: [String]

  init(_ name: String, _ found: PlacementClash?, seed: UInt64) {
    instance = name
    self.seed = seed
    clash = (found?.placements ?? []).map { placement in
      let who = placement.interpreter.map { " with interpreter \($0)" } ?? ""
      return "request \(placement.request) is locked in slot \(placement.slot), hall "
        + "\(placement.hall)\(who)"
    }
    rules = (found?.violations ?? []).map(\.description)
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
