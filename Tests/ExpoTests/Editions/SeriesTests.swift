import Postgres
import TestSupport
import Testing

@testable import Expo

@Suite("Series and statuses", .timeLimit(.minutes(2)))
struct SeriesTests {
  private static let names = """
    series_code,seq,name_zh,name_en,name_ru,valid_from,valid_to,valid_from_certain
    fair,1,中国对苏联、东欧国家经济贸易洽谈会,Economic and Trade Fair for Eastern Europe,Торговая ярмарка для Восточной Европы,1990-01-01,,yes
    fair,2,中国哈尔滨边境、地方经济贸易洽谈会,Harbin Border and Local Trade Fair,Харбинская приграничная ярмарка,,,no
    fair,3,中国哈尔滨经济贸易洽谈会,Harbin Fair for Trade and Cooperation,Харбинская торговая ярмарка,,,no
    fair,4,中国哈尔滨国际经济贸易洽谈会,Harbin International Economic and Trade Fair,Харбинская международная ярмарка,,2014-03-19,no
    fair,5,中国—俄罗斯博览会,China–Russia Expo,Российско-Китайское ЭКСПО,2014-03-19,,yes
    other,1,茶叶节,Tea Days,Дни чая,2001-01-01,,yes
    """

  private func withSeries(_ body: (ExpoApplication, ScratchDatabase) async throws -> Void)
    async throws
  {
    try await withImports { app, fixture, database in
      try fixture.write("expo_names.csv", Self.names)
      _ = try await app.imports.apply([fixture.folder])
      try await database.client.execute(
        "update expos set series_id = (select id from expo_series where code = 'fair')")
      try await body(app, database)
    }
  }

  @Test("each of the five names finds the one series, in three languages and mistyped")
  func search() async throws {
    try await withSeries { app, _ in
      let rows = Self.names.split(separator: "\n").dropFirst().prefix(5)
      for row in rows {
        for name in row.split(separator: ",", omittingEmptySubsequences: false)[2...4] {
          #expect(try await app.editions.search(String(name)).map(\.series) == ["fair"], "\(name)")
        }
      }
      for text in [
        "哈尔滨国际经济贸易", "Harbn Internatonal fair", "российско-китайское", "Kharbinskaia iarmarka",
      ] {
        let found = try await app.editions.search(text)
        #expect(found.first?.series == "fair", "\(text)")
        #expect(found.first?.editions == ["try-2030"])
      }
      #expect(try await app.editions.search("Motor Show").isEmpty)
    }
  }

  @Test(
    "the name of a day; unknown dates are told",
    arguments: [
      ("2013-06-15", "Harbin International Economic and Trade Fair", false),
      ("2014-03-19", "China–Russia Expo", true), ("2014-06-30", "China–Russia Expo", true),
      ("1989-12-31", nil, false),
    ] as [(String, String?, Bool)])
  func asOf(_ day: String, _ name: String?, _ isCertain: Bool) async throws {
    try await withSeries { app, _ in
      let shown = try await app.editions.show("try-2030", on: try #require(CalendarDay(day)))
      let english = shown.seriesNames.first { $0.language == "en" }
      #expect(english?.name == name)
      #expect(english?.isCertain ?? false == isCertain)
    }
  }

  @Test("an archived expo takes no writes from anybody, until it is opened again")
  func archive() async throws {
    try await withSeries { app, _ in
      _ = try await app.editions.setStatus("try-2030", to: .archived, reason: "over")
      await #expect(throws: (any Error).self) {
        try await app.enterprises.edit("R1", ["note": "late"], expo: "try-2030")
      }
      let today = try #require(CalendarDay("2020-01-01"))
      #expect(try await app.editions.show("try-2030", on: today).status == .open)
      _ = try await app.editions.setStatus("try-2030", to: .open)
      _ = try await app.enterprises.edit("R1", ["note": "late"], expo: "try-2030")
      let actions = try await app.audit.list(AuditFilter(action: "expo.status"))
      #expect(actions.map { $0.detail["to"] } == ["open", "archived"])
    }
  }

  @Test("the next expo carries firms and people over as new, without heads and consents")
  func clone() async throws {
    try await AccreditationTests.with(review: false) { app, _, _ in
      _ = try await app.participations.decide(
        ["R2"], .withdrawn, reason: "sold", expo: "try-2030")
      let first = try #require(CalendarDay("2031-06-01"))
      let last = try #require(CalendarDay("2031-06-03"))
      let new = NewEdition(
        code: "try-2031", series: "trial", edition: 2, names: LocalizedText(["en": "Trial Two"]),
        hostCountry: "RU", city: "Perm", timeZone: "Asia/Yekaterinburg", days: first...last)
      let dry = try await app.clone(
        "try-2030", as: new, carrying: CarryOver(people: true, venues: true), isDryRun: true)
      #expect(try await app.editions.list().map(\.code) == ["try-2030"])
      let cloned = try await app.clone(
        "try-2030", as: new, carrying: CarryOver(people: true, venues: true))
      for result in [dry, cloned] {
        #expect(
          [result.delegations, result.enterprises, result.people, result.spaces] == [3, 2, 4, 3])
      }
      let tree = try await app.delegations.list("try-2031")
      #expect(tree.map(\.code) == ["CN", "RU", "RU-AMU"])
      #expect(tree.allSatisfy { $0.head == nil })
      let all = try await app.participations.list("try-2031")
      #expect(all.map(\.code) == ["C1", "P00001", "P00002", "P00003", "P00004", "R1"])
      #expect(Set(all.map(\.state)) == [.new])
      #expect(all.first { $0.code == "P00003" }?.enterprise == "R1")
      let firm = try await app.enterprises.show("R1", expo: "try-2031")
      #expect(firm.numbers == ["inn": "7830002293"])
      await #expect(throws: EditionError.self) { try await app.clone("try-2030", as: new) }
    }
  }
}
