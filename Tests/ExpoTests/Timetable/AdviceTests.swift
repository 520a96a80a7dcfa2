import Postgres
import Testing

@testable import Expo

@Suite("Advice on what is short", .timeLimit(.minutes(3)))
struct AdviceTests {
  private typealias Fixture = PlanningFixture
  private static let expo = Timetables.expo

  /// One interpreter for one day and two slots: RU11 meets CN23 or else CN21 and CN22.
  private static var short: PlanningData {
    var data = RuleCase.sound.data
    data.interpreters = [Fixture.interpreter(31, days: [Fixture.slots[0].day], perDay: 60)]
    return data
  }

  @Test("what one more interpreter is said to place is placed as soon as there is one")
  func interpreter() async throws {
    try await withTimetables(Self.short) { timetables in
      let before = try await timetables.compute()
      #expect(before.placed == 4)
      let advice = try await timetables.advise(Self.expo)
      let best = try #require(advice.first)
      #expect(best.kind == .interpreter)
      #expect(best.like == "I31")
      #expect(best.wishes == 2)
      #expect(best.weight == 4)
      #expect(best.atMost >= best.weight)
      let day = try #require(best.day)
      #expect(
        best.sentence.texts["en"]
          == "One more interpreter for ru-zh (like I31) on \(day) places 2 more wishes")
      #expect(
        best.sentence.texts["ru"]
          == "Ещё один переводчик ru-zh (как I31) \(day): встреч больше на 2")
      #expect(best.sentence.texts["zh"] == "\(day) 增加一名 ru-zh 译员（同 I31），可多安排 2 场洽谈")

      try await timetables.context.database.transaction { tx in
        try await tx.script(
          """
          insert into parties (id, kind, country) values (34, 'person', 'CN');
          insert into participations (expo_id, id, party_id, code, role)
          values (1, 34, 34, 'I34', 'interpreter');
          insert into interpreters (expo_id, participation_id, pairs, sectors, max_minutes_per_day,
            max_consecutive_minutes, available_days, vip_cleared)
          select 1, 34, pairs, sectors, max_minutes_per_day, max_consecutive_minutes, '{}', vip_cleared
          from interpreters where participation_id = 31
          """)
        try await tx.execute(
          """
          update interpreters set available_days = array[\(day.description)::date]
          where participation_id = 34
          """)
      }
      let after = try await timetables.compute()
      #expect(after.placed == before.placed + best.wishes)
      #expect(after.weight == before.weight + best.weight)
    }
  }

  @Test("a wish that nobody can interpret names who could, and where it would fit then")
  func skill() async throws {
    var data = RuleCase.sound.data
    data.requests = [Fixture.request(1, 11, 21, sector: "ENE", rank: 4)]
    data.interpreters = [Fixture.interpreter(32, sectors: ["FOR"], cleared: false)]
    try await withTimetables(data) { timetables in
      _ = try await timetables.compute()
      let found = try await timetables.explain(Self.expo)
      #expect(found.map(\.reason) == ["no_interpreter"])
      #expect(
        found.first?.instead?[.english]
          == "it would fit in d1s1 if I32 were prepared for ENE and cleared for protocol")
    }
  }

  @Test("where every wish has a meeting nothing is advised")
  func nothing() async throws {
    try await withTimetables { timetables in
      _ = try await timetables.compute()
      #expect(try await timetables.advise(Self.expo) == [])
    }
  }
}
