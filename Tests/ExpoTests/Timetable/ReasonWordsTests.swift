import Foundation
import Testing

@testable import Expo

/// Every reason has a sentence of its own in each language, with its values in it.
@Suite("Reasons in three languages", .timeLimit(.minutes(1)))
struct ReasonWordsTests {
  private typealias Obstacle = WishObstacle

  private static let task = Obstacle.Interpreting(
    pairs: ["ru-zh"], sector: "TIMB", isCleared: true)
  private static let few = Obstacle.SlotList(["D1-01", "D1-02"])
  private static let many = Obstacle.SlotList((1...9).map { "D1-0\($0)" })

  /// One of each case with what each sentence must name; the switches over the cases need no default,
  /// so that a new one cannot be without words.
  private static let obstacles: [(Obstacle, names: [String])] = [
    (.noCommonTime(firms: ["RU0001", "CN0002"], slots: 2), ["RU0001–CN0002", "2"]),
    (.standsApart("B-1", "B-2"), ["B-1", "B-2"]),
    (.noTableForRank(2), ["2"]),
    (.noInterpreter(task), ["ru-zh", "TIMB"]),
    (
      .dailyCap(firm: "RU0001", meetings: 5, day: "2027-06-15", slots: 11),
      ["RU0001", "5", "2027-06-15", "11"]
    ),
    (.firmFull(firm: "RU0001", teams: 2, few), ["RU0001", "D1-01", "D1-02"]),
    (.walking(few), ["D1-01"]),
    (.tablesFull(halls: ["MEET-N", "MEET-S"], many), ["MEET-N", "MEET-S", "D1-04"]),
    (.interpretersFull(task, days: ["2027-06-15"], slots: 3), ["ru-zh", "2027-06-15", "3"]),
    (.noHallWithAll(few), ["D1-02"]),
    (.searchEnded(many), ["D1-01"]),
  ]

  private static let remedies: [(WishRemedy, names: [String])] = [
    (.fits(slot: "D1-03"), ["D1-03"]),
    (
      .fitsWithout(slot: "D1-03", meetings: ["RU0001–CN0002", "RU0003–CN0004"], weight: 7),
      ["D1-03", "RU0001–CN0002", "RU0003–CN0004", "7"]
    ),
    (
      .fitsIf(slot: "D1-03", interpreter: "I001", sector: "TIMB", isCleared: true),
      ["D1-03", "I001", "TIMB"]
    ),
  ]

  private static let slots: [(SlotObstacle, names: [String])] = [
    (.past, []), (.broken(slots: 3), ["3"]),
    (.standsApart(firms: ["RU0001", "CN0002"], stands: ["B-1", "B-2"]), ["RU0001", "B-2"]),
    (.standsOnly, []), (.firmGone("RU0001"), ["RU0001"]),
    (
      .firmAway("RU0001", from: "2027-06-15 09:00", to: "2027-06-15 12:00"),
      ["RU0001", "2027-06-15 09:00", "2027-06-15 12:00"]
    ),
    (.dailyCap(firm: "RU0001", meetings: 3), ["RU0001", "3"]),
    (.firmMeets("RU0001", others: ["CN0002", "CN0003"]), ["RU0001", "CN0002", "CN0003"]),
    (.firmWalks("RU0001"), ["RU0001"]), (.tablesTaken(rank: 9), ["9"]), (.nobodyInterprets, []),
    (.interpretersBusy(["I001"]), ["I001"]), (.interpretersBusy(["I001", "I002"]), ["I002"]),
    (.interpretersBusy((1...7).map { "I00\($0)" }), ["7"]), (.noHallWithAll, []),
  ]

  @Test("No language lacks a sentence or a value, and none is said in another")
  func complete() {
    let all =
      Self.obstacles.map { ($0.0.sentence, $0.names) }
      + Self.remedies.map { ($0.0.sentence, $0.names) }
      + Self.slots.map { ($0.0.sentence, $0.names) }
    for (sentence, names) in all { sentence.expectComplete(naming: names) }
    Self.obstacles.map(\.0.sentence).expectDistinct()
    Self.slots.map(\.0.sentence).expectDistinct()
  }

  @Test("Every kind of reason that the solver knows is here once")
  func codes() {
    let codes = Self.obstacles.map(\.0.code)
    #expect(Set(codes).count == codes.count)
    #expect(codes.count == 11)
  }

  @Test(
    "Russian nouns follow their numbers",
    arguments: [
      (1, "1 слот"), (2, "2 слота"), (4, "4 слота"), (5, "5 слотов"), (11, "11 слотов"),
      (12, "12 слотов"), (14, "14 слотов"), (21, "21 слот"), (22, "22 слота"), (25, "25 слотов"),
      (100, "100 слотов"), (101, "101 слот"), (111, "111 слотов"), (112, "112 слотов"),
      (0, "0 слотов"),
    ])
  func plurals(count: Int, words: String) {
    #expect(count.russian("слот", "слота", "слотов") == words)
    let told = WishObstacle.dailyCap(firm: "RU0001", meetings: 2, day: "2027-06-15", slots: count)
    #expect(told.russian == "у RU0001 на 2027-06-15 уже 2 встречи (закрыто: \(words))")
  }

  @Test("Sentences read as people say them")
  func reading() {
    #expect(
      Self.obstacles[7].0.russian
        == "все столы в MEET-N, MEET-S заняты или закрыты: D1-01, D1-02, D1-03, D1-04 и ещё 5 слотов"
    )
    #expect(
      Self.obstacles[0].0.russian == "у RU0001–CN0002 нет общего времени: нужно 2 слота подряд")
    #expect(Self.obstacles[0].0.chinese == "RU0001–CN0002 没有共同的 2 个连续时段")
    #expect(
      Self.remedies[1].0.chinese
        == "若取消 RU0001–CN0002、RU0003–CN0004（权重 7），可安排在 D1-03")
    #expect(
      Self.remedies[2].0.russian
        == "поместится в D1-03, если I001 получит подготовку по TIMB и допуск к протоколу")
  }

  @Test("What earlier versions kept in English alone is read")
  func earlier() throws {
    let kept = Data(
      #"{"sentences": ["no table is for meetings of rank 2"], "instead": "it would fit in D1-03"}"#
        .utf8)
    let detail = try JSONDecoder().decode(UnplacedDetail.self, from: kept)
    #expect(detail.sentences.map { $0[.russian] } == ["no table is for meetings of rank 2"])
    #expect(detail.instead?[.english] == "it would fit in D1-03")
    let again = try JSONDecoder().decode(
      UnplacedDetail.self, from: JSONEncoder().encode(detail))
    #expect(again == detail)
  }
}
