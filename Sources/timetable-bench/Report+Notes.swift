import Foundation
import Timetabling

/// What is told on standard error beside the line of a solve.
extension Report {
  static func note(_ text: String, since started: ContinuousClock.Instant? = nil) {
    let took = started.map { " in \(milliseconds((ContinuousClock.now - $0) / .seconds(1))) s" }
    FileHandle.standardError.write(Data((text + (took ?? "") + "\n").utf8))
  }

  static func explained(_ explanations: Explanations) {
    note(
      "\(explanations.count) explained in \(milliseconds(explanations.seconds)) s, "
        + "\(explanations.replaceable) with a change that places them, \(explanations.free) free")
    if explanations.tried > 0 {
      note("\(explanations.tried) changes tried, \(explanations.good) place the request")
    }
  }

  /// Who hears of a repair.
  static func repaired(_ problem: Problem, _ scope: Repair, _ timetable: Timetable) {
    let near = Neighbourhood(problem, scope)
    let changes = Changes(problem, timetable)
    let outside = Set(changes.parties.keys).subtracting(near.parties)
    note(
      "moved \(changes.moved.count), dropped \(changes.dropped.count), "
        + "added \(changes.added.count); \(changes.parties.count) of \(problem.parties.count) "
        + "parties told, \(outside.count) of them outside the neighbourhood of "
        + "\(near.parties.count); at most \(changes.mostPerParty) changes for one")
  }

  static func sentence(_ advice: CapacityAdvice) -> String {
    let what =
      switch advice.resource {
      case .interpreter(let like): "interpreter like \(like)"
      case .table(let hall, let tableClass): "table of class \(tableClass) in hall \(hall)"
      case .team(let party): "team of party \(party)"
      }
    let when = advice.day.map { "on day \($0 + 1)" } ?? "on all days"
    return "one more \(what) \(when): bound +\(advice.bound), found \(advice.wishes) wishes of "
      + "weight \(advice.weight) more (\((advice.price * 10).rounded() / 10) by the multipliers)"
  }
}
