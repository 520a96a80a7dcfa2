import Foundation
import Timetabling

extension Solve {
  /// Solves an instance of the classic family to a proof, or until the time limit.
  func solve(_ classic: ClassicInstance) throws {
    let clock = ContinuousClock()
    let started = clock.now
    let agenda = try classic.agenda(fairness: fairness)
    let options = AgendaOptions(
      seed: seed, timeLimit: timeLimit.map { .seconds($0) }, threads: threads)
    let solver = AgendaSolver(agenda, options)
    let cancellation = Cancellation(after: cancelAfter, from: started)
    let outcome = solver.solve(
      progress: { if verbose { ClassicReport.line($0, after: clock.now - started) } },
      isCancelled: { cancellation.isDue })
    let end = clock.now
    let clash = explain && outcome.status == .infeasible ? solver.clash() : nil
    if let out, let plan = outcome.plan {
      try ClassicSolution(instance: classic.name, assign: plan.slots).write(out)
    }
    let report = ClassicReport(
      classic.name, agenda, outcome, clash: clash, seconds: (end - started) / .seconds(1),
      options: options, cancelMilliseconds: cancellation.milliseconds(at: end))
    print(try report.json())
  }
}
