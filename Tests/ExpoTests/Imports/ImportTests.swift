import Foundation
import Postgres
import TestSupport
import Testing

@testable import Expo

@Suite("Import", .timeLimit(.minutes(2)))
struct ImportTests {
  @Test("a folder goes in, in the order of its kinds; a second run changes nothing")
  func folder() async throws {
    try await withImports { app, fixture, database in
      let first = try await app.imports.apply([fixture.folder])
      #expect(
        first.map(\.kind) == [
          "sectors", "expos", "venues", "tables", "timeslots", "delegations", "enterprises",
          "requests",
        ])
      #expect(first.allSatisfy { $0.inserted == $0.total && $0.isAccepted })
      let batches = try await count("import_batches", database)
      let second = try await app.imports.apply([fixture.folder])
      #expect(second.allSatisfy { $0.unchanged == $0.total && $0.changed == 0 })
      #expect(try await count("import_batches", database) == batches)
      #expect(try await count("parties", database) == 3)
    }
  }

  @Test("what changed in a file is updated, and every record tells its file and row")
  func update() async throws {
    try await withImports { app, fixture, _ in
      _ = try await app.imports.apply([fixture.folder])
      let text = try #require(ImportFixture.files["enterprises.csv"])
      try fixture.write("enterprises.csv", text.replacing("«Проба»", with: "«Новая проба»"))
      let report = try await app.imports.apply([fixture.path("enterprises.csv")], expo: "try-2030")
      #expect(report.map(\.updated) == [1])
      #expect(report.map(\.unchanged) == [2])
      let firm = try await app.enterprises.show("R1", expo: "try-2030")
      #expect(firm.summary.names[.russian] == "ООО «Новая проба»")
      #expect(firm.numbers == ["inn": "7830002293"])
      #expect(firm.sources.map(\.result) == ["updated", "inserted"])
      #expect(firm.sources.map(\.row) == [1, 1])
    }
  }

  @Test("one bad row refuses all files, names every error, and writes nothing")
  func allOrNothing() async throws {
    try await withImports { app, fixture, database in
      try fixture.write(
        "requests.csv",
        ImportFixture.requestsHeader
          + "Q1,R1,R1,must\nQ2,R1,NOBODY,meet\nQ3,R2,C1,perhaps\nQ4,R2,C1,meet\nQ4,R1,C1,meet\n")
      let refusal = await #expect(throws: ImportError.self) {
        try await app.imports.apply([fixture.folder])
      }
      guard case .refused(let reports)? = refusal, let requests = reports.last else {
        Issue.record("not refused: \(String(describing: refusal))")
        return
      }
      #expect(
        requests.findings.map { "\($0.row) \($0.column) \($0.code)" } == [
          "1 to_enterprise E_SELF_MEETING", "2 to_enterprise E_REF_UNKNOWN",
          "3 preference E_ENUM", "4 preference E_CONTRADICTS", "5 request_code E_DUPLICATE_KEY",
        ])
      #expect(requests.rejected == 5 && requests.total == 5)
      for table in ["expos", "parties", "import_files", "audit_entries", "sectors"] {
        #expect(try await count(table, database) == 0)
      }
    }
  }

  @Test("a check tells the same and writes nothing")
  func check() async throws {
    try await withImports { app, fixture, database in
      let reports = try await app.imports.apply(
        [fixture.folder], options: ImportOptions(isDryRun: true))
      #expect(reports.reduce(0) { $0 + $1.inserted } == 16)
      #expect(try await count("expos", database) == 0)
    }
  }

  @Test("a check of a file that cannot be read says why", arguments: ["", "\u{0}\u{1}\u{2}\u{3}"])
  func unreadable(text: String) async throws {
    try await withImports { app, fixture, _ in
      _ = try await app.imports.apply([fixture.folder])
      try fixture.write("nothing.csv", text)
      let reports = try await app.imports.apply(
        [fixture.path("nothing.csv")], expo: "try-2030", options: ImportOptions(isDryRun: true))
      #expect(reports.map(\.kind) == ["unknown"])
      #expect(reports.allSatisfy { !$0.isAccepted })
    }
  }

  @Test("a file is known by its header when its name says nothing")
  func kindByHeader() async throws {
    try await withImports { app, fixture, _ in
      _ = try await app.imports.apply([fixture.folder])
      try fixture.write("from-amur.csv", "Код запроса,От предприятия,К предприятию,Предпочтение\n")
      let report = try await app.imports.apply([fixture.path("from-amur.csv")], expo: "try-2030")
      #expect(report.map(\.kind) == ["requests"])
      try fixture.write("notes.csv", "colour,size\nred,big\n")
      await #expect(throws: ImportError.self) {
        try await app.imports.apply([fixture.path("notes.csv")], expo: "try-2030")
      }
    }
  }

  @Test(
    "what cannot be imported says why",
    arguments: [
      ("missing.csv", nil, "import.unreadable"), ("requests.csv", nil, "import.expo_needed"),
      ("requests.csv", "no-such", "expo.unknown"),
    ] as [(String, String?, String)])
  func refusals(_ file: String, _ expo: String?, _ code: String) async throws {
    try await withImports { app, fixture, _ in
      do {
        _ = try await app.imports.apply([fixture.path(file)], expo: expo)
        Issue.record("\(file) was imported")
      } catch {
        #expect(Failure.of(error)?.code == code)
      }
    }
  }

  @Test("an import that is cancelled half-way leaves nothing")
  func cancelled() async throws {
    try await withImports { app, fixture, database in
      _ = try await app.imports.apply([fixture.folder])
      let rows = (1...20_000).map { "D\($0),,CN,Delegation \($0)\n" }.joined()
      try fixture.write("delegations.csv", "delegation_code,parent_code,country,name_en\n" + rows)
      let imports = app.imports
      let path = fixture.path("delegations.csv")
      let task = Task { try await imports.apply([path], expo: "try-2030") }
      try await eventually("the import writes") {
        try await database.client.query(
          "select from pg_stat_activity where query like '%Imports.%' and datname = current_database() and pid <> pg_backend_pid()"
        ).count > 0
      }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(try await count("delegations", database) == 3)
    }
  }

  @Test("heads: one at any instant, and a new one takes over")
  func heads() async throws {
    try await withImports { app, fixture, database in
      _ = try await app.imports.apply([fixture.folder])
      let header = "contact_code,delegation_code,role,protocol_rank,family_en,given_en\n"
      try fixture.write("contacts.csv", header + "P1,RU,head,1,Petrova,Anna\n")
      _ = try await app.imports.apply([fixture.path("contacts.csv")], expo: "try-2030")
      try fixture.write("contacts.csv", header + "P2,RU,head,1,Sidorova,Vera\n")
      _ = try await app.imports.apply([fixture.path("contacts.csv")], expo: "try-2030")
      let delegation = try await app.delegations.show("RU", expo: "try-2030").delegation
      #expect(delegation.head?.code == "P2")
      #expect(try await count("delegation_heads", database) == 2)
      await #expect(throws: PostgresError.self) {
        try await database.client.execute(
          """
          insert into delegation_heads
          select expo_id, delegation_id, participation_id, tstzrange(now(), null)
          from delegation_heads where upper_inf(during)
          """)
      }
    }
  }

  private func count(_ table: String, _ database: ScratchDatabase) async throws -> Int {
    Int(
      try await database.client.query("select count(*) as n from \(ident: table)")[0]
        .decode("n", as: Int64.self))
  }
}
