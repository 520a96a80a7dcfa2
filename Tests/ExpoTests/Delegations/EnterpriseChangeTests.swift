import Postgres
import TestSupport
import Testing

@testable import Expo

@Suite("Changing firms", .timeLimit(.minutes(2)))
struct EnterpriseChangeTests {
  private func withFirms(
    _ body: (Enterprises, ScratchDatabase) async throws -> Void
  ) async throws {
    try await withImports { app, fixture, database in
      _ = try await app.imports.apply([fixture.folder])
      try await body(app.enterprises, database)
    }
  }

  @Test("a firm is added once; one that looks like it is refused unless someone insists")
  func add() async throws {
    try await withFirms { firms, _ in
      var cells = ["delegation_code": "RU", "country": "KZ", "name_en": "Alatau Timber LLP"]
      let code = try await firms.add(cells, expo: "try-2030").summary.code
      cells["name_en"] = "ALATAU TIMBER"
      let refusal = await #expect(throws: EnterpriseError.self) {
        try await firms.add(cells, expo: "try-2030")
      }
      #expect(refusal?.code == "enterprise.duplicate")
      let second = try await firms.add(cells, expo: "try-2030", insists: true)
      #expect(second.summary.code != code)
      await #expect(throws: CellsRefused.self) {
        try await firms.add(["colour": "red"], expo: "try-2030")
      }
    }
  }

  @Test("an edit changes what it names and nothing else")
  func edit() async throws {
    try await withFirms { firms, _ in
      let before = try await firms.show("R1", expo: "try-2030")
      try await firms.edit("R1", ["website": "https://r1.example"], expo: "try-2030")
      let after = try await firms.show("R1", expo: "try-2030")
      #expect(after.website == "https://r1.example")
      #expect(after.summary.names == before.summary.names)
      #expect(after.numbers == before.numbers)
      #expect(after.summary.languages == before.summary.languages)
      let history = try await firms.history("R1", expo: "try-2030")
      #expect(history.map(\.action) == ["enterprise.edit", "import.inserted"])
    }
  }

  @Test("a merge moves names, numbers and participations, and a split gives all of it back")
  func mergeAndSplit() async throws {
    try await withFirms { firms, database in
      _ = try await firms.add(
        [
          "enterprise_code": "R3", "delegation_code": "RU", "country": "RU",
          "name_ru": "ООО «Проба-Плюс»", "name_en": "Proba Plus", "ogrn": "1027700132195",
        ], expo: "try-2030", insists: true)
      let dump: @Sendable () async throws -> [String] = {
        try await database.client.query(
          """
          select p.code || ' ' || p.state || ' ' || p.party_id || ' ' || coalesce((
            select string_agg(n.name, ',' order by n.name) from party_names n
            where n.party_id = p.party_id), '') || coalesce((
            select string_agg(i.value, ',' order by i.value) from party_identifiers i
            where i.party_id = p.party_id), '') as line
          from participations p order by p.code
          """
        ).map { row throws in try row.decode("line") }
      }
      let before = try await dump()
      try await firms.merge("R3", into: "R1", expo: "try-2030")
      let merged = try await firms.show("R1", expo: "try-2030")
      #expect(merged.numbers == ["inn": "7830002293", "ogrn": "1027700132195"])
      #expect(try await firms.show("R3", expo: "try-2030").summary.state == "withdrawn")
      let found = try await firms.search("Proba Plus", expo: "try-2030")
      #expect(found.first?.code == "R1")
      try await firms.split("R3", expo: "try-2030")
      let after = try await dump()
      #expect(after == before)
      await #expect(throws: EnterpriseError.self) { try await firms.split("R3", expo: "try-2030") }
      await #expect(throws: EnterpriseError.self) {
        try await firms.merge("R2", into: "R1", expo: "try-2030")
      }
    }
  }

  @Test(
    "a firm is found by any of its names, in any alphabet, with typing errors",
    arguments: [
      ("Проба", "R1"), ("proba", "R1"), ("Прова", "R1"), ("vtoroe", "R2"), ("ВТОРОЕ", "R2"),
      ("第三", "C1"), ("disan", "C1"), ("Дисань", "C1"), ("no such thing", nil), ("   ", nil),
    ] as [(String, String?)])
  func search(_ text: String, _ code: String?) async throws {
    try await withFirms { firms, _ in
      let found = try await firms.search(text, expo: "try-2030")
      #expect(found.first?.code == code)
    }
  }

  @Test("the firm whose whole name was typed comes first, before hundreds that have the word")
  func commonWord() async throws {
    try await withImports { app, fixture, _ in
      let header = "delegation_code,name_en,name_ru,name_zh,country\n"
      let rows =
        (1...700).map { "RU,Taiga \(Self.word($0)),,,KZ" } + [
          "RU,Taiga,,,KZ", "CN,,,黑河明大电子有限公司,KZ",
        ]
      _ = try await app.imports.apply([fixture.folder])
      try fixture.write("enterprises.csv", header + rows.joined(separator: "\n"))
      _ = try await app.imports.apply([fixture.path("enterprises.csv")], expo: "try-2030")
      let found = try await app.enterprises.search("тайга", expo: "try-2030", limit: 5)
      #expect(found.first?.names.texts["en"] == "Taiga")
      #expect(found.count == 5)
      let pinyin = try await app.enterprises.search("Heihemingda", expo: "try-2030")
      #expect(pinyin.map { $0.names.texts["zh"] } == ["黑河明大电子有限公司"])
    }
  }

  /// A word that no other number has.
  private static func word(_ number: Int) -> String {
    let syllables = ["ba", "do", "ke", "lu", "mi", "no", "ra", "si", "tu", "ve"]
    return String(number).compactMap { $0.wholeNumberValue }.map { syllables[$0] }.joined() + "x"
  }

  @Test("firms of another expo hide none of this one's")
  func otherExpo() async throws {
    try await withFirms { firms, database in
      _ = try await database.client.query(
        """
        with party as (insert into parties (kind, country)
          select 'enterprise', 'KZ' from generate_series(1, 100) returning id)
        insert into party_names (party_id, language, kind, name, match_keys, search_terms)
        select id, 'en', 'legal', 'Proba', n.match_keys, n.search_terms
        from party, lateral (select match_keys, search_terms from party_names
          where name = 'ООО «Проба»') n
        """)
      let found = try await firms.search("Проба", expo: "try-2030", limit: 3)
      #expect(found.first?.code == "R1")
    }
  }

  @Test("names are sorted as readers of each language expect")
  func order() async throws {
    try await withFirms { firms, database in
      let names = [
        ("Ежов", "重庆", "Zebra"), ("ель", "安达", "apple"), ("Ёлкин", "一心", "Banana"),
      ]
      for (russian, chinese, english) in names {
        _ = try await firms.add(
          [
            "delegation_code": "CN", "country": "KZ", "name_ru": russian, "name_zh": chinese,
            "name_en": english,
          ], expo: "try-2030", insists: true)
      }
      let expected: [(NameOrder, Language, [String])] = [
        (.russian, .russian, ["Ежов", "Ёлкин", "ель"]),
        (.english, .english, ["apple", "Banana", "Zebra"]),
        (.strokes, .chinese, ["一心", "安达", "重庆"]),
        (.pinyin, .chinese, ["安达", "重庆", "一心"]),
      ]
      for (order, language, names) in expected {
        let filter = EnterpriseFilter(country: "KZ", order: order)
        let sorted = try await firms.list("try-2030", filter).map { $0.names[language] }
        #expect(sorted == names, "\(order)")
      }
    }
  }
}
