import Foundation
import Postgres
import TestSupport
import Testing

@testable import Expo

@Suite("Three piles", .timeLimit(.minutes(2)))
struct PilesTests {
  private static let header = "delegation_code,name_ru,name_zh,name_en,country,inn,uscc,note\n"
  private static let rows =
    header + "RU,ООО «Кедрон»,,Kedron LLC,RU,7830002293,,\nRU,ООО «Вяз»,,Vyaz LLC,RU,12345,,=1+1\n"
    + "RU,,,OOO Kedron,RU,,,\nNOWHERE,,,Far LLC,KZ,,,\nCN,,第三有限公司,,CN,,91350100M000100Y43,\n"

  private func apply(
    _ app: ExpoApplication, _ fixture: ImportFixture, _ text: String
  ) async throws -> ImportReport {
    try fixture.write("firms.csv", text)
    return try await app.imports.apply(
      [fixture.path("firms.csv")], expo: "try-2030",
      options: ImportOptions(kind: "enterprises", isPartial: true))[0]
  }

  private func withPiles(
    _ body: (ExpoApplication, ImportFixture, ScratchDatabase, ImportReport) async throws -> Void
  ) async throws {
    try await withImports { app, fixture, database in
      _ = try await app.imports.apply(
        ["expos", "sectors", "delegations"].map { fixture.path("\($0).csv") })
      let report = try await apply(app, fixture, Self.rows)
      try await body(app, fixture, database, report)
    }
  }

  private func audited(_ database: ScratchDatabase, _ action: String) async throws -> Int {
    let row = try #require(
      try await database.client.first(
        "select count(*) from audit_entries where action = \(action)"))
    return try row.decode(Int.self)
  }

  @Test("good rows go in, the others wait in their piles, and nothing is lost")
  func piles() async throws {
    try await withPiles { app, fixture, _, report in
      #expect(report.total == 5 && report.accepted == 2)
      #expect(report.rejected == 2 && report.held == 1)
      #expect(report.verdict == "partial")
      let batch = try #require(report.batch)
      let shown = try await app.imports.show(batch)
      #expect(shown.total == 5 && shown.inserted == 2 && shown.rejected == 2 && shown.held == 1)
      let rejected = try await app.imports.rows(batch, .rejected)
      #expect(rejected.map(\.row) == [2, 4])
      #expect(rejected[0].cells == ["RU", "ООО «Вяз»", "", "Vyaz LLC", "RU", "12345", "", "=1+1"])
      #expect(rejected[0].findings.filter(\.isError).map(\.code) == ["E_INN_LENGTH"])
      let held = try await app.imports.rows(batch, .held)
      #expect(held.compactMap(\.duplicate).map(\.ofRecord) == ["RU-7830002293"])
      let lines = Self.rows.split(separator: "\n").dropFirst().map { String($0) }
      let accepted = try await app.imports.rows(batch, .accepted)
      let cells = accepted.map { $0.cells.joined(separator: ",") }
      #expect(cells == accepted.map { lines[$0.row - 1] })
      #expect(try await app.imports.list(expo: "try-2030").first?.id == batch)
      #expect(try await app.enterprises.list("try-2030").count == 2)
      let again = try await apply(app, fixture, Self.rows)
      #expect(again.changed == 0 && again.unchanged == 2)
      #expect(again.batch == batch)
    }
  }

  @Test("a rejected pile, corrected, goes in whole")
  func corrected() async throws {
    try await withPiles { app, fixture, _, report in
      let file = try await app.imports.pileFile(try #require(report.batch), .rejected)
      let text = String(decoding: file, as: UTF8.self)
      #expect(text.contains("E_INN_LENGTH,inn,10 or 12 digits"))
      let mended = text.replacing("12345", with: "500100732259").replacing("NOWHERE", with: "RU")
      let second = try await apply(app, fixture, mended)
      #expect(second.total == 2 && second.inserted == 2 && second.rejected == 0)
      #expect(second.findings.filter { $0.code == "W_COLUMN_UNKNOWN" }.isEmpty)
    }
  }

  @Test("a retry takes what has become good")
  func retry() async throws {
    try await withPiles { app, fixture, database, report in
      try fixture.write(
        "delegations.csv", "delegation_code,parent_code,country,name_en\nNOWHERE,,KZ,Far\n")
      _ = try await app.imports.apply([fixture.path("delegations.csv")], expo: "try-2030")
      let before = try await audited(database, "import.apply")
      let second = try await app.imports.retry(try #require(report.batch))
      #expect(second.total == 2 && second.inserted == 1 && second.rejected == 1)
      #expect(try await audited(database, "import.apply") == before + 1)
    }
  }

  @Test(
    "a held row is merged, kept or skipped, once",
    arguments: [(HeldDecision.merge, 2, 1), (.keep, 3, 0), (.skip, 2, 0)])
  func resolve(_ decision: HeldDecision, _ firms: Int, _ aliases: Int) async throws {
    try await withPiles { app, _, database, report in
      let batch = try #require(report.batch)
      _ = try await app.imports.resolve(batch, rows: [3], decision)
      #expect(try await app.enterprises.list("try-2030").count == firms)
      let names = try await database.client.query(
        "select name from party_names where kind = 'alias'")
      #expect(names.count == aliases)
      #expect(try await app.imports.show(batch).waiting == 0)
      #expect(try await audited(database, "import.resolve") == 1)
      await #expect(throws: ImportError.self) {
        try await app.imports.resolve(batch, rows: [3], .skip)
      }
      await #expect(throws: ImportError.self) {
        try await app.imports.resolve(batch, rows: [1], .skip)
      }
    }
  }

  @Test("a row is held against every earlier row that is spelt alike, not the first alone")
  func spelledAlike() async throws {
    try await withPiles { app, fixture, _, _ in
      let report = try await apply(
        app, fixture,
        Self.header + "RU,,,Olkhon LLC,KZ,,,\nRU,,,Olkhon LLC,UZ,,,\nRU,ООО «Ольхон»,,,UZ,,,\n")
      #expect((report.inserted, report.held) == (2, 1))
      #expect(report.duplicates.map(\.row) == [3])
      #expect(report.duplicates.map(\.ofRow) == [2])
    }
  }

  @Test("counts that lose a row are refused by the database")
  func nothingLost() async throws {
    try await withPiles { _, _, database, _ in
      await #expect(throws: PostgresError.self) {
        try await database.client.execute("update import_batches set held = held + 1")
      }
    }
  }

  @Test("importers of overlapping files at once: every firm once, totals right")
  func concurrent() async throws {
    try await withImports { app, fixture, database in
      _ = try await app.imports.apply(
        ["expos", "sectors", "delegations"].map { fixture.path("\($0).csv") })
      let numbers = SampleNumbersFixture.taxpayerNumbers(60)
      for file in 0..<16 {
        let rows = (0..<20).map { row in
          let firm = (file * 3 + row) % 60
          return "RU,ООО «Фирма \(firm)»,,Firm \(firm) LLC,RU,\(numbers[firm]),,\n"
        }
        try fixture.write("firms\(file).csv", Self.header + rows.joined())
      }
      let reports = try await withThrowingTaskGroup(of: ImportReport.self) { group in
        for file in 0..<16 {
          let path = fixture.path("firms\(file).csv")
          let imports = app.imports
          group.addTask {
            try await imports.apply(
              [path], expo: "try-2030", options: ImportOptions(kind: "enterprises"))[0]
          }
        }
        var reports: [ImportReport] = []
        for try await report in group { reports.append(report) }
        return reports
      }
      #expect(reports.allSatisfy { $0.total == 20 && $0.accepted == 20 })
      #expect(reports.map(\.inserted).reduce(0, +) == 60)
      #expect(try await database.client.query("select from parties").count == 60)
    }
  }

  @Test("importers of overlapping files of people at once: everyone once, totals right")
  func concurrentPeople() async throws {
    try await withImports { app, fixture, database in
      _ = try await app.imports.apply(
        ["expos", "sectors", "delegations"].map { fixture.path("\($0).csv") })
      for file in 0..<16 {
        // From both ends, so that two of them meet in the middle.
        let people = (0..<20).map { (file * 3 + $0) % 60 }
        let rows = (file.isMultiple(of: 2) ? people : people.reversed()).map {
          "P\($0),delegate,RU,Person\($0),Given\($0)\n"
        }
        try fixture.write(
          "people\(file).csv",
          "contact_code,role,delegation_code,family_en,given_en\n" + rows.joined())
      }
      let imports = app.imports
      let reports = try await withThrowingTaskGroup(of: ImportReport.self) { group in
        for file in 0..<16 {
          let path = fixture.path("people\(file).csv")
          group.addTask {
            try await imports.apply(
              [path], expo: "try-2030", options: ImportOptions(kind: "contacts"))[0]
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(reports.allSatisfy { $0.total == 20 && $0.accepted == 20 })
      #expect(reports.map(\.inserted).reduce(0, +) == 60)
      #expect(try await database.client.query("select from parties").count == 60)
    }
  }

  @Test("a row whose quote never closes is refused with the cells that can be told")
  func unclosedQuote() async throws {
    try await withPiles { app, fixture, _, _ in
      let report = try await apply(
        app, fixture,
        Self.header + "KZ,,,Far LLC,KZ,,,\nCN,,第四有限公司,\"never closed,CN,,,\nmore,,,,,,,\n")
      #expect(
        report.findings.filter(\.isError).map(\.code) == ["E_REF_UNKNOWN", "E_QUOTE_UNCLOSED"])
      #expect((report.total, report.rejected) == (2, 2))
      let rows = try await app.imports.rows(try #require(report.batch), .rejected)
      #expect(rows.count == 2)
      #expect(rows.last?.cells.prefix(3) == ["CN", "", "第四有限公司"])
      #expect(rows.last?.cells.last?.hasPrefix("never closed,CN") == true)
    }
  }

  @Test("a firm that is spelt like one that is there, and has another number, is taken and told of")
  func similarName() async throws {
    try await withPiles { app, fixture, _, _ in
      let report = try await apply(
        app, fixture, Self.header + "RU,ООО «Кедрон»,,Kedron LLC,RU,500100732259,,\n")
      #expect((report.inserted, report.held, report.rejected) == (1, 0, 0))
      let remark = try #require(report.findings.first { $0.code == "W_SIMILAR_NAME" })
      #expect((remark.row, remark.value) == (1, "RU-7830002293"))
    }
  }

  @Test("firms of countries without a scheme come in files without its columns")
  func thirdCountries() async throws {
    try await withPiles { app, fixture, _, _ in
      let header = "delegation_code,name_ru,name_zh,name_en,country\n"
      let kazakh = header + "RU,,,Steppe Trade LLP,KZ\n"
      #expect(try await apply(app, fixture, kazakh).inserted == 1)
      try fixture.write("mixed.csv", kazakh + "RU,ООО «Без номера»,,,RU\n")
      let mixed = try await app.imports.apply(
        [fixture.path("mixed.csv")], expo: "try-2030",
        options: ImportOptions(kind: "enterprises", isDryRun: true))[0]
      #expect(mixed.verdict == "reject_file")
      #expect(mixed.fileErrors == ["E_COLUMN_MISSING:inn|uscc"])
    }
  }
}

/// Numbers that check out.
private enum SampleNumbersFixture {
  static func taxpayerNumbers(_ count: Int) -> [String] {
    let weights = [2, 4, 10, 3, 5, 9, 4, 6, 8]
    return (0..<count).map { number in
      let digits = String(279_900_000 + number)
      let sum = zip(digits, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
      return digits + String(sum % 11 % 10)
    }
  }
}
