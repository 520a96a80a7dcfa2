import Testing
@testable import Timetabling

@Suite("Placements that clash", .timeLimit(.minutes(1)))
struct PlacementClashTests {
  @Test("Without any one of them the others can stand", arguments: 1...12)
  func minimal(seed: UInt64) throws {
    var generator = RandomProblem(seed: seed)
    generator.requests = 12
    let problem = try generator.make()
    var random = Generator(seed: seed)
    let placements = problem.requests.indices.map { r in
      Placement(
        request: r, slot: random.below(problem.slots.count - 1), hall: random.below(3),
        interpreter: problem.needsInterpreter(problem.requests[r]) ? random.below(4) : nil)
    }
    let clash = try #require(PlacementClash(placements, in: problem))
    #expect(Set(clash.placements).isSubset(of: placements))
    #expect(!Timetable(placements: clash.placements).violations(of: problem).isEmpty)
    for one in clash.placements {
      let rest = clash.placements.filter { $0 != one }
      #expect(Timetable(placements: rest).violations(of: problem) == [])
    }
  }

  @Test("Placements that can stand do not clash, and one alone can be impossible")
  func edges() throws {
    let problem = try PlainProblem().make()
    let good = Placement(request: 0, slot: 0, hall: 0)
    let away = Placement(request: 1, slot: 1, hall: 0)
    #expect(PlacementClash([good], in: problem) == nil)
    let clash = PlacementClash([good, away], in: problem)
    #expect(clash?.placements == [away])
    #expect(
      clash?.violations.map(\.description) == [
        "request 1 has an interpreter without need, or needs one"
      ])
  }

  @Test("A cap of many is a clash of many")
  func cap() throws {
    var plain = PlainProblem()
    plain.parties[0] = Party(languages: [0], dailyCap: 2)
    plain.requests = (0..<3).map { _ in Request(a: 0, b: 1, weight: 1) }
    let placements = (0..<3).map { Placement(request: $0, slot: $0, hall: 0) }
    let clash = PlacementClash(placements, in: try plain.make())
    #expect(clash?.placements == placements)
    #expect(
      clash?.violations.map(\.description)
        == ["party 0 has 3 meetings on day 0, more than its cap"])
  }
}
