import Foundation
import Testing

@testable import Expo

/// Every broken rule is told in each language, with its values in it.
@Suite("Broken rules in three languages")
struct RuleBreachWordsTests {
  private static let pair = "RU0001–CN0002"
  private static let absence = RuleBreach.Absence(
    from: "2027-06-15 09:00", to: "2027-06-15 12:00", meeting: pair, at: "2027-06-15 10:30")
  private static let walk = RuleBreach.Walk(
    minutes: 12, from: "T1", to: "T9", first: pair, ends: "10:20", second: "RU0001–CN0003",
    starts: "2027-06-15 10:25")

  private static let breaches: [(RuleBreach, names: [String])] = [
    (.plannedTwice(pair), [pair]), (.refused(pair), [pair]), (.notWished(pair), [pair]),
    (.wrongDuration(pair, slots: 4, wished: 3), [pair, "4", "3"]),
    (.wrongRank(pair, rank: 8, wished: 7), [pair, "8", "7"]),
    (.unknown(pair, .firmTwice), [pair]), (.unknown(pair, .firm), [pair]),
    (.unknown(pair, .table("77")), [pair, "77"]),
    (.unknown(pair, .teams([4, 5])), [pair, "4", "5"]),
    (.unknown(pair, .interpreter("88")), [pair, "88"]), (.unknown(pair, .slot), [pair]),
    (.notConsecutive(pair, slots: 3, from: "D1-04"), [pair, "3", "D1-04"]),
    (.tableRank(pair, rank: 9, table: "T7", most: 5), [pair, "9", "T7", "5"]),
    (.tableClosed(table: "T7", absence), ["T7", "09:00", "12:00", pair, "10:30"]),
    (.foreignStand(pair, table: "T7"), [pair, "T7"]),
    (.ownStand(firm: "RU0001", stand: "B-1", pair, table: "T7"), ["RU0001", "B-1", pair, "T7"]),
    (.twice(.table("T7"), pair, "RU0001–CN0003", at: "10:30"), ["T7", pair, "CN0003", "10:30"]),
    (.twice(.team(2, of: "RU0001"), pair, pair, at: "10:30"), ["2", "RU0001", pair, "10:30"]),
    (
      .walk(.interpreter("I001"), walk),
      ["I001", "12", "T1", "T9", pair, "10:20", "CN0003", "10:25"]
    ),
    (.gone(firm: "RU0001", pair, at: "10:30"), ["RU0001", pair, "10:30"]),
    (.away(.firm("RU0001"), absence), ["RU0001", "09:00", "12:00", pair, "10:30"]),
    (.dailyCap(firm: "RU0001", meetings: 6, day: "2027-06-15", most: 5), ["RU0001", "6", "5"]),
    (.lockedMissing(pair, slot: "D1-04"), [pair, "D1-04"]),
    (.lockedChanged(pair, level: "time", slot: "D1-04"), [pair, "time", "D1-04"]),
    (.interpreting(.missing(pair)), [pair]),
    (.interpreting(.needless("I001", pair)), ["I001", pair]),
    (.interpreting(.noPair("I001", pair)), ["I001", pair]),
    (.interpreting(.noSector("I001", sector: "TIMB", pair)), ["I001", "TIMB", pair]),
    (.interpreting(.notCleared("I001", pair, rank: 3)), ["I001", pair, "3"]),
    (
      .interpreting(.stationed("I001", hall: "MEET-N", pair, table: "T7")),
      ["I001", "MEET-N", pair, "T7"]
    ),
    (.interpreting(.dayOff("I001", day: "2027-06-15", pair)), ["I001", "2027-06-15", pair]),
    (
      .interpreting(.minutesPerDay("I001", minutes: 481, day: "2027-06-15", most: 480)),
      ["I001", "481", "2027-06-15", "480"]
    ),
    (
      .interpreting(.minutesInARow("I001", minutes: 125, from: "10:30", most: 120)),
      ["I001", "125", "10:30", "120"]
    ),
  ]

  @Test("No language lacks a sentence or a value, and none is said in another")
  func complete() {
    for (breach, names) in Self.breaches { breach.sentence.expectComplete(naming: names) }
    Self.breaches.map(\.0.sentence).expectDistinct()
  }

  @Test("Sentences read as people say them")
  func reading() {
    #expect(
      RuleBreach.walk(.team(2, of: "RU0001"), Self.walk).russian
        == "команда 2 фирмы RU0001: от стола T1 до стола T9 идти 12 минут, но встреча \(Self.pair) "
        + "кончается в 10:20, а встреча RU0001–CN0003 начинается в 2027-06-15 10:25")
    #expect(
      RuleBreach.away(.interpreter("I001"), Self.absence).chinese
        == "译员 I001 在 2027-06-15 09:00 至 2027-06-15 12:00 缺席，但于 2027-06-15 10:30 有洽谈 "
        + Self.pair)
  }

  @Test("Why a meeting changes is told in each language; what was kept in English alone is read")
  func changes() throws {
    func change(_ kind: String, why: String) throws -> ChangedMeeting {
      let firm = #"{"code": "RU0001", "names": {"en": "A"}}"#
      let json = """
        {"kind": "\(kind)", "a": \(firm), "b": \(firm), "isProtocol": false,
          "isFixedInTime": false, \(why)}
        """
      return try JSONDecoder().decode(ChangedMeeting.self, from: Data(json.utf8))
    }
    let kept = try change("dropped", why: #""why": "A is away", "whyNowhere": "all is full""#)
    #expect(kept.reason[.english] == "A is away; nowhere else, as all is full")
    #expect(kept.reason[.chinese] == "A is away；没有其他位置：all is full")
    let moved = try change("moved", why: #""why": null"#)
    #expect(moved.reason[.russian] == "чтобы освободить место")
    #expect(try change("added", why: #""why": null"#).reason[.chinese] == "新的申请")
  }
}
