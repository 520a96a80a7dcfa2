/// Solves a problem: proves a bound, builds a timetable, improves it until its budget is spent.
public struct Solver: Sendable {
  /// The problem.
  public let problem: Problem
  /// How long and how to work.
  public let options: SolverOptions

  /// Makes a solver.
  public init(_ problem: Problem, _ options: SolverOptions = SolverOptions()) {
    self.problem = problem
    self.options = options
  }

  /// Runs until the budget is spent, the work is cancelled, or nothing can get better.
  ///
  /// It blocks the calling thread. `progress` is called on it about once a second, `isCancelled`
  /// every few milliseconds; once that is true, the best timetable so far is returned at once.
  ///
  /// `start` is a timetable to go on from: what of it is possible is the first one.
  public func solve(
    from start: Timetable? = nil, progress: (SolverProgress) -> Void = { _ in },
    isCancelled: () -> Bool = { false }
  ) -> Solution {
    var run = SolverRun(problem, options)
    return run.solve(from: start, progress: progress, isCancelled: isCancelled)
  }
}
