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

  @Option(help: "Search chains; without it one a thread, or two when only steps limit the search.")
  var chains: Int?

  @Option(help: "How far breaks may be apart, instead of what a classic instance says; -1 is any.")
  var fairness: Int?

  @Flag(help: "Explain what is not placed, or which demands of a classic instance clash.")
  var explain = false

  @Flag(help: "Try every change that an explanation names, and the time of slot options.")
  var checkExplanations = false

  @Flag(help: "Say what one more interpreter, table or team would bring.")
  var advise = false

  @Option(help: "Cancel the run after so many seconds, and say how long it took to come back.")
  var cancelAfter: Double?

  @Flag(help: "On a repair instance, leave everything open instead of the neighbourhood alone.")
  var everything = false

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
      chains: chains, explains: false,
      repair: everything ? nil : expo.scope)
    let problem: Problem
    do {
      problem = try expo.problem()
    } catch ProblemError.lockedConflict {
      print(try InfeasibleReport(expo.name, try expo.clash(), seed: seed).json())
      return
    }
    let cancellation = Cancellation(after: cancelAfter, from: started)
    let solution = Solver(problem, options).solve(
      progress: { if verbose { Report.line($0) } }, isCancelled: { cancellation.isDue })
    let end = clock.now
    try report(problem, expo, solution)
    if let out { try SolutionFile(name: expo.name, solution.timetable).write(out) }
    let report = Report(
      expo, problem, solution, seconds: (end - started) / .seconds(1), seed: seed,
      cancelMilliseconds: cancellation.milliseconds(at: end))
    print(try report.json())
  }

  /// What was asked for beside the solution, on standard error.
  private func report(_ problem: Problem, _ expo: ExpoInstance, _ solution: Solution) throws {
    let clock = ContinuousClock()
    let started = clock.now
    let isProof = solution.boundProof.isProof(for: problem)
    Report.note(
      "certificate \(isProof ? "proves" : "DOES NOT PROVE") \(solution.bound)", since: started)
    if explain || checkExplanations {
      Report.explained(Explanations(problem, solution.timetable, checks: checkExplanations))
    }
    if checkExplanations {
      let seconds = Explanations.secondsPerOptions(problem, solution.timetable)
      Report.note("\((seconds * 1_000_000).rounded() / 1000) ms for the options of one request")
    }
    if let scope = expo.scope { Report.repaired(problem, scope, solution.timetable) }
    if advise {
      let advisor = Advisor(
        problem, solution.timetable, certificate: solution.boundProof)
      for advice in try advisor.advise() { Report.note(Report.sentence(advice)) }
    }
  }
}
