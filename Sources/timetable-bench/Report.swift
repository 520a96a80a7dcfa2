import Foundation
import Timetabling

/// The one line that a solve prints.
struct Report: Encodable {
  let instance: String
  let family = "expo"
  let status: String
  let value: Int
  let bound: Int
  /// What proves the bound: the certificate, or a solver of clauses.
  let bound_by: String
  let certified_bound: Int
  let gap: Double
  let t1: Int
  let t2: Int
  let t3: Int
  let idle: Int
  let moves: Int
  let changes: Int
  let handovers: Int
  let placed: Int
  let first_feasible_s: Double
  let seconds: Double
  let cpu_s: Double
  let steps: Int
  let peak_mb: Int
  let seed: UInt64
  let cancel_ms: Double?

  init(
    _ expo: ExpoInstance, _ problem: Problem, _ solution: Solution, seconds: Double, seed: UInt64,
    cancelMilliseconds: Double?
  ) {
    instance = expo.name
    status = solution.optimal ? "optimal" : "feasible"
    value = solution.score.value
    bound = solution.provenBound
    bound_by = solution.provenBound < solution.bound ? "satisfiability" : "certificate"
    certified_bound = solution.bound
    gap = (solution.gap * 1_000_000).rounded() / 1_000_000
    t1 = solution.score.weight
    t2 = solution.score.cost
    t3 = solution.score.unfairness
    idle = solution.score.idle
    moves = solution.score.moves
    changes = solution.score.changes
    handovers = solution.timetable.handovers(of: problem)
    placed = solution.score.placed
    first_feasible_s = Report.milliseconds(solution.firstFeasible / .seconds(1))
    self.seconds = Report.milliseconds(seconds)
    cpu_s = Report.milliseconds(Usage.cpuSeconds)
    steps = solution.steps
    peak_mb = Usage.peakMegabytes
    self.seed = seed
    cancel_ms = cancelMilliseconds
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// One line of progress on standard error.
  static func line(_ progress: SolverProgress) {
    let seconds = milliseconds(progress.elapsed / .seconds(1))
    let text =
      "\(seconds) s \(progress.phase): value \(progress.value) bound \(progress.bound) "
      + "idle \(progress.idle) moves \(progress.moves) placed \(progress.placed)\n"
    FileHandle.standardError.write(Data(text.utf8))
  }

  static func milliseconds(_ seconds: Double) -> Double {
    (seconds * 1000).rounded() / 1000
  }
}
