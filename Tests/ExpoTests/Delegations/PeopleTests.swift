import Foundation
import Postgres
import TestSupport
import Testing

@testable import Expo

@Suite("People and files of a delegation", .timeLimit(.minutes(2)))
struct PeopleTests {
  @Test("a person is added, changed and renamed; what nobody may see is not shown")
  func change() async throws {
    try await AccreditationTests.with(review: false) { app, _, database in
      let added = try await app.people.add(
        "X1", ["enterprise_code": "R2", "role": "delegate", "family_en": "Doe", "given_en": "Jo"],
        expo: "try-2030")
      #expect(added.summary.delegation == "RU")
      await #expect(throws: ParticipationError.self) {
        try await app.people.add("X1", ["role": "delegate"], expo: "try-2030")
      }
      let edited = try await app.people.edit("X1", ["protocol_rank": "4"], expo: "try-2030")
      #expect(edited.summary.rank == 4)
      #expect(edited.summary.names == added.summary.names)
      _ = try await app.people.name(
        "X1", NewPartyName(text: "DOE JOANNE", language: .english, kind: .passport),
        expo: "try-2030")
      let names = try await app.people.show("X1", expo: "try-2030").names
      #expect(names.map(\.kind) == ["legal", "passport"])
      let entries = try await app.audit.list(AuditFilter(subject: "X1"))
      #expect(entries.map(\.action) == ["person.name", "person.edit", "person.add"])
      #expect(!entries.contains { $0.detail.values.contains { $0.contains("DOE") } })
    }
  }

  @Test(
    "what a delegation exports can be imported again and changes nothing",
    arguments: DelegationExportKind.allCases, [false, true])
  func export(_ kind: DelegationExportKind, _ isWorkbook: Bool) async throws {
    try await AccreditationTests.with(review: false) { app, fixture, database in
      try await database.client.execute("update people set born = '1970-01-01'")
      for language in Language.allCases {
        let export = try await app.delegations.export(
          "RU", kind, expo: "try-2030", language: language)
        #expect(export.rows.count == (kind == .contacts ? 4 : 2))
        let path = fixture.path("\(kind.rawValue)-\(language).\(isWorkbook ? "xlsx" : "csv")")
        try export.bytes(isWorkbook: isWorkbook).write(to: URL(filePath: path))
        let reports = try await app.imports.apply(
          [path], expo: "try-2030", options: ImportOptions(kind: kind.rawValue))
        #expect(reports.map(\.changed) == [0], "\(language)")
      }
      let born = try await database.client.query(
        "select from people where born is distinct from '1970-01-01'")
      #expect(born.isEmpty)
    }
  }

  @Test("names have dates: the old one stays, and finds the firm")
  func names() async throws {
    try await AccreditationTests.with(review: false) { app, _, _ in
      let firms = app.enterprises
      let since = try #require(CalendarDay("2026-01-01"))
      let renamed = try await firms.name(
        "R1", NewPartyName(text: "АО «Новое имя»", language: .russian, since: since),
        expo: "try-2030")
      #expect(renamed.summary.names[.russian] == "АО «Новое имя»")
      #expect(renamed.nameRecords.map(\.name) == ["АО «Новое имя»", "ООО «Проба»"])
      #expect(renamed.nameRecords[1].until == since)
      for text in ["Novoe imia", "Проба"] {
        #expect(try await firms.search(text, expo: "try-2030").first?.code == "R1", "\(text)")
      }
      let overlap = await #expect(throws: EnterpriseError.self) {
        try await firms.name(
          "R1", NewPartyName(text: "Третье", language: .russian, since: since), expo: "try-2030")
      }
      #expect(overlap?.code == "enterprise.name_overlaps")
      _ = try await firms.name(
        "R1", NewPartyName(text: "Лесторг", language: .russian, kind: .alias), expo: "try-2030")
      #expect(try await firms.search("lestorg", expo: "try-2030").first?.code == "R1")
    }
  }

  @Test("a genuine number whose check digit fails is taken with evidence, and then from files")
  func evidence() async throws {
    try await AccreditationTests.with(review: false) { app, fixture, database in
      let odd = "91350211M0000XUF46"
      let firms = app.enterprises
      let refusal = await #expect(throws: EnterpriseError.self) {
        try await firms.number("C1", scheme: "uscc", value: odd, expo: "try-2030")
      }
      #expect(refusal?.message == "uscc “\(odd)”: the last character should be R")
      let file = """
        enterprise_code,delegation_code,country,name_ru,name_zh,name_en,uscc
        C1,CN,CN,,第三有限公司,,\(odd)
        """
      try fixture.write("enterprises.csv", file)
      await #expect(throws: ImportError.self) {
        try await app.imports.apply([fixture.path("enterprises.csv")], expo: "try-2030")
      }
      let taken = try await firms.number(
        "C1", scheme: "uscc", value: odd.lowercased(), evidence: "extract 118", expo: "try-2030")
      let record = try #require(taken.numberRecords.first)
      #expect(record.value == odd && !record.checkPassed)
      #expect([record.evidence, record.acceptedBy] == ["extract 118", "tester"])
      #expect(taken.numberRecords.count == 2)
      _ = try await app.imports.apply([fixture.path("enterprises.csv")], expo: "try-2030")
      let owner = await #expect(throws: EnterpriseError.self) {
        try await firms.number("R1", scheme: "uscc", value: odd, evidence: "x", expo: "try-2030")
      }
      #expect(owner?.message == "uscc “\(odd)” belongs to C1")
      for change in [
        "update party_identifiers set override_reason = '' where not check_passed",
        "update party_identifiers set value = 'O' || value where scheme = 'uscc'",
      ] {
        await #expect(throws: PostgresError.self, "\(change)") {
          try await database.client.execute(SQL(unsafe: change))
        }
      }
    }
  }
}
