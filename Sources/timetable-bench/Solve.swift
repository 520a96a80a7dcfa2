import ArgumentParser
import Foundation
import Timetabling

/// Solves one instance and prints one line of JSON.
struct Solve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Solve one instance of the family b2b-expo/1 and print one line of JSON.")

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

  @Flag(help: "Explain every request that is not placed, and say how long that took.")
  var explain = false

  @Flag(help: "Print progress on standard error.")
  var verbose = false

  func run() throws {
    let expo = try ExpoInstance.load(instance)
    guard expo.format.hasPrefix("b2b-expo/") else { throw InstanceError.format(expo.format) }
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
