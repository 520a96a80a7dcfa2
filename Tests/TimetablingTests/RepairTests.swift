import Testing
import Timetabling

@Suite("Repair", .timeLimit(.minutes(1)))
struct RepairTests {
  /// A solved problem, and the same after one party has gone, with the timetable announced.
  private func dropOut(
    seed: UInt64, changesPerParty: Int? = nil
  ) throws -> (problem: Problem, gone: Int) {
    var generator = RandomProblem(seed: seed)
    generator.parties = 24
    generator.requests = 60
    generator.protocolShare = 0
    let before = try generator.make()
    let told = Solver(before, SolverOptions(seed: seed, stepLimit: 300)).solve().timetable
    let gone = before.requests[told.placements[0].request].a
    var parties = before.parties
    let lost = parties[gone]
    parties[gone] = Party(
      teams: lost.teams, languages: lost.languages, unavailable: Array(before.slots.indices),
      dailyCap: lost.dailyCap, hall: lost.hall)
    let problem = try Problem(
      slots: before.slots, halls: before.halls, travel: before.travel, parties: parties,
      interpreters: before.interpreters, requests: before.requests, announced: told.placements,
      objective: Objective(changePenalty: 2, changesPerParty: changesPerParty))
    return (problem, gone)
  }

  @Test("Nobody outside the neighbourhood hears of a change", arguments: 1...6)
  func neighbourhood(seed: UInt64) throws {
    let (problem, gone) = try dropOut(seed: seed)
    let repair = Repair()
    let solution = Solver(problem, SolverOptions(seed: seed, stepLimit: 500, repair: repair))
      .solve()
    let near = Neighbourhood(problem, repair)
    let changes = Changes(problem, solution.timetable)
    #expect(solution.timetable.violations(of: problem) == [])
    #expect(near.touched.contains(gone))
    #expect(near.parties.count < problem.parties.count)
    #expect(changes.dropped != [])
    #expect(Set(changes.parties.keys).isSubset(of: near.parties))
    #expect(Set(changes.moved + changes.dropped + changes.added).isSubset(of: near.requests))
    #expect(changes.moved.count + changes.dropped.count == solution.score.changes)
  }

  @Test("What a repair leaves alone keeps its team, table and interpreter", arguments: 1...3)
  func untouched(seed: UInt64) throws {
    let (problem, _) = try dropOut(seed: seed)
    let repair = Repair()
    let solution = Solver(problem, SolverOptions(seed: seed, stepLimit: 500, repair: repair))
      .solve()
    let near = Neighbourhood(problem, repair)
    let now = Set(solution.timetable.placements)
    let outside = problem.announced.filter { !near.requests.contains($0.request) }
    #expect(!outside.isEmpty)
    #expect(outside.allSatisfy(now.contains))
  }

  @Test("No party sees more changes than allowed, but for what cannot be helped", arguments: 1...6)
  func cap(seed: UInt64) throws {
    let (problem, gone) = try dropOut(seed: seed, changesPerParty: 1)
    let solution = Solver(problem, SolverOptions(seed: seed, stepLimit: 500)).solve()
    let changes = Changes(problem, solution.timetable)
    for (party, count) in changes.parties {
      let lost = problem.announced.count {
        let parties = problem.requests[$0.request].parties
        return parties.contains(gone) && parties.contains(party)
      }
      #expect(count <= max(1, lost))
    }
  }

  @Test("What is past stays as it was held")
  func past() throws {
    var plain = PlainProblem()
    plain.locked = [Placement(request: 0, slot: 1, hall: 0)]
    plain.announced = plain.locked + [Placement(request: 2, slot: 3, hall: 1)]
    plain.notBefore = 2
    plain.objective = Objective(changePenalty: 2)
    let problem = try plain.make()
    let solution = Solver(problem, SolverOptions(stepLimit: 500, repair: Repair(touched: [2])))
      .solve()
    #expect(Set(plain.announced).isSubset(of: solution.timetable.placements))
    #expect(solution.timetable.placements.allSatisfy { $0.slot >= 2 || $0.request == 0 })
    #expect(solution.score.changes == 0)
  }
}
