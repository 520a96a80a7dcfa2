import ArgumentParser
import Foundation
import Timetabling

/// Solves one instance and prints one line of JSON.
struct Solve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Solve one instance of the families b2b-expo/1 and b2b-classic/1; print one line of JSON.")

  @Argument(help: "The instance, plain or .gz.")
  var instance: String

  @Option(help: "Where to write the solution.")
  var out: String?

  @Option(help: "Seconds of wall-clock time.")
  var timeLimit: Double?

  @Option(help: "Search steps per thread; without a time limit the result is reproducible.")
  var steps: Int?

  @Option(help: "Seed of all random choices.")
  var seed: UInt64 = 1

  @Option(help: "Search threads.")
  var threads = 1

  @Option(help: "How far breaks may be apart, instead of what a classic instance says; -1 is any.")
  var fairness: Int?

  @Flag(help: "Explain what is not placed, or which demands of a classic instance clash.")
  var explain = false

  @Flag(help: "Print progress on standard error.")
  var verbose = false

  func run() throws {
    switch try InstanceFile.load(instance) {
    case .expo(let expo): try solve(expo)
    case .classic(let classic): try solve(classic)
    }
  }

  private func solve(_ expo: ExpoInstance) throws {
    let clock = ContinuousClock()
    let started = clock.now
    let options = SolverOptions(
      seed: seed, timeLimit: timeLimit.map { .seconds($0) }, stepLimit: steps, threads: threads,
      explains: false)
    let solution = Solver(try expo.problem(), options).solve(progress: { progress in
      if verbose { Report.line(progress) }
    })
    let seconds = (clock.now - started) / .seconds(1)
    if explain { Report.explained(Explanations(try expo.problem(), solution.timetable)) }
    if let out { try SolutionFile(name: expo.name, solution.timetable).write(out) }
    print(try Report(expo, solution, seconds: seconds, seed: seed).json())
  }
}
