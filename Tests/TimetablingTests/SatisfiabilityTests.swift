import Testing

@testable import Timetabling

@Suite("Clauses handed to the solver")
struct SatisfiabilityTests {
  @Test("that it was stopped in the midst of are never solved half, and go on where they were left")
  func stoppedMidway() {
    var formula = Formula()
    let variables = (0..<30_000).map { _ in formula.variable() }
    // Three numbers a clause, with its zero: no round number of them ends with one.
    for variable in variables.dropFirst() { formula.add(variable, variables[0]) }
    formula.add(-variables[0])
    var looks = 0
    var stopsAfter = 1
    let solver = Satisfiability(seed: 1) {
      looks += 1
      return looks > stopsAfter
    }
    solver.take(formula)
    #expect(solver.solve([]) == .unknown)
    (looks, stopsAfter) = (0, .max)
    solver.take(formula)
    #expect(solver.solve([]) == .satisfiable)
    #expect(solver.isTrue(variables[1]) && !solver.isTrue(variables[0]))
    #expect(solver.solve([variables[0]]) == .unsatisfiable)
  }
}
