import Foundation
import Postgres
import TestSupport
import Testing

@testable import Expo

@Suite("Editions and delegations", .timeLimit(.minutes(2)))
struct EditionTests {
  private func new(_ code: String, edition: Int = 1, zone: String = "Asia/Shanghai") throws
    -> NewEdition
  {
    let first = try #require(CalendarDay("2030-06-01"))
    let last = try #require(CalendarDay("2030-06-05"))
    return NewEdition(
      code: code, series: "trial", edition: edition, names: LocalizedText(["en": "Trial"]),
      hostCountry: "CN", city: "Harbin", timeZone: zone, days: first...last)
  }

  @Test("an expo is opened once, and a second try tells why not")
  func create() async throws {
    try await withImports { app, _, _ in
      let dry = try await app.editions.create(try new("a-2030"), isDryRun: true)
      #expect(dry.code == "a-2030")
      #expect(try await app.editions.list().isEmpty)
      let created = try await app.editions.create(try new("a-2030"))
      #expect(created.series == "trial")
      #expect("\(created.firstDay) \(created.lastDay)" == "2030-06-01 2030-06-05")
      await #expect(throws: EditionError.self) { try await app.editions.create(try new("a-2030")) }
      do {
        _ = try await app.editions.create(try new("b-2030"))
        Issue.record("edition 1 was opened twice")
      } catch let error as EditionError {
        #expect(error.code == "expo.edition_taken")
      }
    }
  }

  @Test("bad values are named")
  func invalid() async throws {
    try await withImports { app, _, _ in
      do {
        _ = try await app.editions.create(try new("a-2030", zone: "Mars/Olympus"))
        Issue.record("a time zone on Mars was taken")
      } catch let error as EditionError {
        #expect(error.message == "“Mars/Olympus” is not a time zone")
      }
      do {
        _ = try await app.editions.create(try new("ä"))
        Issue.record("a code with an umlaut was taken")
      } catch let error as EditionError {
        #expect(error.code == "expo.invalid")
      }
    }
  }

  @Test("five historical names find one series; unknown dates stay unknown")
  func names() async throws {
    try await withImports { app, fixture, _ in
      try fixture.write(
        "expo_names.csv",
        """
        series_code,seq,name_zh,name_en,valid_from,valid_to,valid_from_certain
        fair,1,甲,First,1990-01-01,,yes
        fair,2,乙,Second,,2014-03-19,no
        fair,3,丙,Third,2014-03-19,,yes
        """)
      _ = try await app.imports.apply([fixture.path("expo_names.csv")])
      let again = try await app.imports.apply([fixture.path("expo_names.csv")])
      #expect(again.map(\.unchanged) == [3])
      let names = try await app.editions.names(ofSeries: "fair")
      #expect(names.filter { $0.language == "en" }.map(\.name) == ["First", "Second", "Third"])
      #expect(names.map { $0.validTo?.description ?? "" }.filter { !$0.isEmpty }.count == 2)
    }
  }

  @Test("a delegation is registered below another, never below itself")
  func delegations() async throws {
    try await withImports { app, fixture, database in
      _ = try await app.imports.apply([fixture.folder])
      let created = try await app.delegations.create(
        NewDelegation(
          code: "RU-PRI", parent: "RU", country: "RU", names: LocalizedText(["ru": "Приморье"])),
        expo: "try-2030")
      #expect(created.depth == 1)
      let tree = try await app.delegations.list("try-2030")
      #expect(tree.map(\.code) == ["CN", "RU", "RU-AMU", "RU-PRI"])
      #expect(tree.map(\.enterprises) == [1, 2, 1, 0])
      await #expect(throws: DelegationError.self) {
        try await app.delegations.create(
          NewDelegation(code: "RU", country: "RU", names: LocalizedText(["ru": "Ещё раз"])),
          expo: "try-2030")
      }
      await #expect(throws: (any Error).self) {
        try await database.client.execute(
          """
          update delegations set parent_id = (select id from delegations where code = 'RU-AMU')
          where code = 'RU'
          """)
      }
    }
  }

  @Test("every write is a link of the audit chain, which no client can bend")
  func audit() async throws {
    try await withImports { app, fixture, database in
      _ = try await app.imports.apply([fixture.folder])
      let broken = try await database.client.query(
        """
        select e.seq from audit_entries e
        left join audit_entries p on p.chain = e.chain and p.seq = e.seq - 1
        where e.previous <> coalesce(p.hash, '\\x') or e.hash <> sha256(e.previous || convert_to(
          jsonb_build_array(e.chain, e.seq, extract(epoch from e.at), e.actor, e.action, e.subject,
            e.detail)::text, 'UTF8'))
        """)
      #expect(broken.isEmpty)
      let actions = try await database.client.query(
        "select action, actor from audit_entries order by chain, seq")
      #expect(actions.count == 8)
      #expect(try actions.allSatisfy { row in try row.decode("actor") == "tester" })
      await #expect(throws: (any Error).self) {
        try await database.client.execute("update audit_entries set actor = 'nobody'")
      }
      await #expect(throws: (any Error).self) {
        try await database.client.execute("delete from audit_entries")
      }
    }
  }
}
