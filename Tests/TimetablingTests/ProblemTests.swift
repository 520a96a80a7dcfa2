import Testing
import Timetabling

@Suite("Problem", .timeLimit(.minutes(1)))
struct ProblemTests {
  private func error(_ edit: (inout PlainProblem) -> Void) -> ProblemError? {
    var plain = PlainProblem()
    edit(&plain)
    do {
      _ = try plain.make()
      return nil
    } catch let error as ProblemError {
      return error
    } catch {
      return nil
    }
  }

  @Test("The plain problem is sound")
  func plain() {
    #expect(error { _ in } == nil)
  }

  @Test("What is wrong is named")
  func named() {
    #expect(
      error { $0.slots[1] = Slot(day: 0, start: 610, end: 640) }
        == .slot(1, "overlaps or precedes slot 0"))
    #expect(
      error { $0.slots[0] = Slot(day: 0, start: 600, end: 600) }
        == .slot(0, "ends at 600, not after its start"))
    #expect(error { $0.travel = [[0]] } == .travel("1 rows for 2 halls"))
    #expect(
      error { $0.halls[1] = Hall(tables: [TableClass(count: -1)]) }
        == .hall(1, "class 0 has -1 tables"))
    #expect(
      error { $0.parties[2] = Party(languages: [], hall: 7) }
        == .party(2, "hall 7 does not exist"))
    #expect(
      error { $0.interpreters[0] = Interpreter(pairs: [LanguagePair(1, 1)]) }
        == .interpreter(0, "pair of language 1 with itself"))
    #expect(
      error { $0.requests[1] = Request(a: 3, b: 3, weight: 1) }
        == .request(1, "party 3 with itself"))
    #expect(
      error { $0.requests[1] = Request(a: 3, b: 4, weight: 1) }
        == .request(1, "party 4 does not exist"))
    #expect(
      error { $0.requests[1] = Request(a: 3, b: 0, weight: 1, duration: 5) }
        == .request(1, "duration of 5 slots"))
    #expect(
      error { $0.locked = [Placement(request: 0, slot: 99, hall: 0)] }
        == .locked(0, "slot 99 does not exist"))
    #expect(error { $0.notBefore = 9 } == .objective("notBefore 9"))
  }

  @Test("Locked placements that clash are refused with the rule")
  func lockedClash() {
    let clash = error {
      $0.locked = [
        Placement(request: 0, slot: 0, hall: 0), Placement(request: 2, slot: 0, hall: 0),
      ]
    }
    #expect(clash == .lockedConflict(.teamTwice(party: 1, team: 0, slot: 0)))
  }

  @Test("Walking times are closed under shortest paths")
  func travel() throws {
    var plain = PlainProblem()
    plain.halls.append(Hall(tables: []))
    plain.travel = [[5, 10, 90], [10, 0, 20], [90, 20, 0]]
    #expect(try plain.make().travel == [[0, 10, 30], [10, 0, 20], [30, 20, 0]])
  }

  @Test("Scores compare tier by tier")
  func scores() {
    func score(_ weight: Int, _ idle: Int, _ unfairness: Int) -> Score {
      Score(
        weight: weight, changes: 0, idle: idle, moves: 0, unfairness: unfairness, placed: 1,
        objective: Objective())
    }
    #expect(score(1, 0, 0) < score(2, 9, 9))
    #expect(score(2, 5, 0) < score(2, 4, 9))
    #expect(score(2, 4, 3) < score(2, 4, 2))
    #expect(!(score(2, 4, 2) < score(2, 4, 2)))
  }
}
