import Testing

@testable import Timetabling

@Suite("Division of the days", .timeLimit(.minutes(1)))
struct DivisionTests {
  @Test("Every day belongs to one part, and every part has days", arguments: 1...12)
  func parts(round: Int) {
    for days in 1...5 {
      for chains in 1...4 {
        let division = Division(round: round, days: days, chains: chains, seed: 7)
        let sets = (0..<division.parts).map { division.days(of: $0) }
        if division.parts == 1 {
          #expect(sets == [~0])
        } else {
          #expect(sets.allSatisfy { $0 != 0 })
          #expect(sets.reduce(0, +) == (1 << UInt64(days)) - 1)
        }
        #expect((0..<chains).allSatisfy { division.part(ofChain: $0) < division.parts })
      }
    }
  }

  @Test("More days than bits are not divided")
  func manyDays() {
    #expect(Division(round: 1, days: 64, chains: 2, seed: 1).parts == 2)
    #expect(Division(round: 1, days: 65, chains: 2, seed: 1).parts == 1)
  }

  @Test("Where each chain has one day, meetings can change days every third round")
  func undivided() {
    let rounds = (1...9).map { Division(round: $0, days: 2, chains: 2, seed: 1).parts }
    #expect(rounds == [2, 2, 1, 2, 2, 1, 2, 2, 1])
  }

  @Test("Two of three days come together sooner or later, whichever")
  func mixed() {
    let pairs = (1...40).flatMap { round in
      let division = Division(round: round, days: 3, chains: 2, seed: 1)
      return (0..<2).map(division.days).filter { $0.nonzeroBitCount == 2 }
    }
    #expect(Set(pairs) == [0b011, 0b101, 0b110])
  }

  @Test("What the chains reach on their days is put together")
  func together() throws {
    let flat = FlatProblem(try PlainProblem().make())
    func seats(_ slots: [Int32]) -> Incumbent {
      Incumbent(
        seats: slots.map {
          Seat(slot: $0, room: 0, interpreter: -1, teamA: 0, teamB: 0)
        })
    }
    let division = Division(round: 1, days: 2, chains: 2, seed: 1)
    let early = division.days(of: 0) == 0b01 ? 0 : 1
    // Requests 0 and 1 stand on the first day, request 2 on the second.
    let standing = seats([0, 1, 5])
    var states = [standing, standing]
    states[early] = seats([2, 3, 5])
    states[1 - early] = seats([0, 1, 7])
    let result = division.together(states, since: standing, flat) { _, _ in false }
    #expect(result.seats.map(\.slot) == [2, 3, 7])
  }
}
