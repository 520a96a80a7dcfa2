import Testing

@testable import Expo

@Suite("Wishes of the sample", .timeLimit(.minutes(1)))
struct SampleRequestsTests {
  struct Wish {
    let from: String
    let to: String
    let preference: String
    let needsInterpreter: String
  }

  static func wishes() throws -> [Wish] {
    let from = try SampleExpoTests.column("from_enterprise", "requests.csv")
    let to = try SampleExpoTests.column("to_enterprise", "requests.csv")
    let preference = try SampleExpoTests.column("preference", "requests.csv")
    let needs = try SampleExpoTests.column("needs_interpreter", "requests.csv")
    return from.indices.map {
      Wish(from: from[$0], to: to[$0], preference: preference[$0], needsInterpreter: needs[$0])
    }
  }

  @Test("Nobody wishes twice, for itself, or for its own side")
  func pairs() throws {
    let wishes = try Self.wishes()
    #expect(Set(wishes.map { "\($0.from) \($0.to)" }).count == wishes.count)
    #expect(wishes.filter { $0.from.prefix(2) == $0.to.prefix(2) }.isEmpty)
    #expect(Set(wishes.map(\.from)).count == 410)
  }

  @Test("An interpreter is asked for exactly where two firms share no language")
  func interpreters() throws {
    let languages = Dictionary(
      uniqueKeysWithValues: zip(
        try SampleExpoTests.column("enterprise_code", "enterprises.csv"),
        try SampleExpoTests.column("working_languages", "enterprises.csv").map {
          Set($0.split(separator: ";"))
        }))
    for wish in try Self.wishes() {
      let one = try #require(languages[wish.from])
      let other = try #require(languages[wish.to])
      #expect((wish.needsInterpreter == "yes") == one.isDisjoint(with: other))
    }
  }

  @Test("There are mutual wishes, vetoes of wishes, long meetings and ranks")
  func variety() throws {
    let wishes = try Self.wishes()
    let wanted = Set(wishes.filter { $0.preference != "no" }.map { "\($0.from) \($0.to)" })
    let mutual = wishes.count { $0.preference != "no" && wanted.contains("\($0.to) \($0.from)") }
    let vetoed = wishes.count { $0.preference == "no" && wanted.contains("\($0.to) \($0.from)") }
    #expect(mutual > 400)
    #expect(vetoed > 20)
    #expect(Set(wishes.map(\.preference)) == ["must", "meet", "no"])
    #expect(Set(try SampleExpoTests.column("duration_slots", "requests.csv")) == ["1", "2"])
    #expect(Set(try SampleExpoTests.column("min_rank", "requests.csv")) == ["3", "5", "9"])
  }

  @Test("A few firms are wished for by many, and send several teams")
  func popularity() throws {
    var suitors: [String: Int] = [:]
    for wish in try Self.wishes() { suitors[wish.to, default: 0] += 1 }
    let russian = suitors.filter { $0.key.hasPrefix("RU") }.map(\.value).sorted(by: >)
    #expect(russian.prefix(11).reduce(0, +) * 4 > russian.reduce(0, +))
    let teams = try SampleExpoTests.column("teams", "enterprises.csv")
    #expect(Dictionary(grouping: teams) { $0 }.mapValues(\.count) == ["1": 394, "2": 12, "3": 4])
  }
}
