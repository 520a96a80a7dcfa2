import Foundation
import Postgres
import TestSupport
import Testing

@testable import expoctl

@Suite("Bad input", .timeLimit(.minutes(2)))
struct BadInputTests {
  @Test("A file that is not there is not found, and named")
  func missingFile() async throws {
    try await Workbench.with { bench in
      let run = try await bench.run("import", "apply", "/nowhere/requests.csv", "-o", "json")
      #expect(run.exit == 5)
      #expect(run.output == "")
      #expect(try run.failure["code"] == "import.unreadable")
      #expect(run.error.contains("/nowhere/requests.csv"))
    }
  }

  @Test("A file with wrong columns is refused, each of them named")
  func wrongColumns() async throws {
    try await Workbench.with { bench in
      let path = try bench.file("sectors.csv", ["colour,name_en", "red,Red"])
      let run = try await bench.run("import", "apply", path, "-o", "json")
      #expect(run.exit == 3)
      let findings = try #require(try run.items.first?["findings"] as? [[String: Any]])
      let errors = findings.compactMap { $0["code"] as? String }.filter { $0.hasPrefix("E_") }
      #expect(!errors.isEmpty)
      #expect(Set(errors) == ["E_COLUMN_MISSING"])
      #expect(try run.failure["code"] == "import.refused")
      #expect(try await count("sectors", in: bench) == 0)
    }
  }

  @Test("An expo nobody opened is not found")
  func unknownExpo() async throws {
    try await Workbench.with { bench in
      let run = try await bench.run("delegation", "list", "-e", "nowhere", "-o", "json")
      #expect(run.exit == 5)
      #expect(run.output == "")
      #expect(try run.failure["code"] == "expo.unknown")
      #expect(run.error.contains("nowhere"))
    }
  }

  @Test("An expo is opened once")
  func expoTwice() async throws {
    try await Workbench.with { bench in
      let create = [
        "expo", "create", "amur-2030", "--name-en", "Amur Expo", "--country", "CN", "--city",
        "Heihe", "--time-zone", "Asia/Shanghai", "--from", "2030-06-01", "--to", "2030-06-03",
      ]
      let environment = bench.environment
      let tried = try await Program.run(create + ["--dry-run"], environment: environment)
      #expect(tried.exit == 0)
      #expect(tried.error.contains("nothing was written"))
      #expect(try await count("expos", in: bench) == 0)
      let first = try await Program.run(create, environment: environment)
      #expect(first.exit == 0)
      let second = try await Program.run(create + ["-o", "json"], environment: environment)
      #expect(second.exit == 6)
      #expect(try second.failure["code"] == "expo.exists")
      #expect(try await count("expos", in: bench) == 1)
    }
  }

  @Test("A firm that wishes to meet itself is refused; nothing of the file is kept")
  func requestToOneself() async throws {
    try await Workbench.with { bench in
      _ = try await bench.importSample()
      let before = try await count("meeting_requests", in: bench)
      let path = try bench.file(
        "requests.csv",
        [
          "request_code,from_enterprise,to_enterprise,preference",
          "X1,RU0004,RU0003,meet",
          "X2,RU0002,RU0002,meet",
        ])
      let run = try await bench.run(
        "import", "apply", path, "-e", "demo", "--findings", "-o", "csv")
      #expect(run.exit == 3)
      #expect(run.output.contains(",2,to_enterprise,E_SELF_MEETING,RU0002,"))
      #expect(run.error.contains("1 of 2 rows"))
      #expect(try await count("meeting_requests", in: bench) == before)
    }
  }

  @Test("Checking a file that would be refused ends with 3 and writes nothing")
  func check() async throws {
    try await Workbench.with { bench in
      let path = try bench.file("sectors.csv", ["sector_code,name_en", ",Nameless"])
      let run = try await bench.run("import", "check", path)
      #expect(run.exit == 3)
      #expect(run.output.contains("E_REQUIRED"))
      #expect(try await count("sectors", in: bench) == 0)
    }
  }

  @Test("A schema that is behind stops everything but its migration")
  func schemaBehind() async throws {
    try await Workbench.with(migrated: false) { bench in
      let refused = try await bench.run("expo", "list", "-o", "json")
      #expect(refused.exit == 1)
      #expect(try refused.failure["code"] == "schema.behind")
      #expect(try refused.failure["hint"] == "run: expoctl db migrate")
      let planned = try await bench.run("db", "migrate", "--dry-run", "-o", "json")
      let applied = try await bench.run("db", "migrate", "-o", "json")
      let again = try await bench.run("db", "migrate", "-o", "json")
      #expect([planned.exit, applied.exit, again.exit] == [0, 0, 0])
      #expect(try planned.items.count == applied.items.count)
      #expect(try applied.items.count > 0)
      #expect(try again.items.count == 0)
      let served = try await bench.run("expo", "list")
      #expect(served.exit == 0)
    }
  }

  @Test("A schema from the future is refused")
  func schemaAhead() async throws {
    try await Workbench.with { bench in
      try await bench.database.client.execute(
        """
        insert into schema_migration (version, name, checksum)
        select max(version) + 1, 'from_the_future', 'x' from schema_migration
        """)
      let run = try await bench.run("expo", "list", "-o", "json")
      #expect(run.exit == 1)
      #expect(try run.failure["code"] == "schema.ahead")
    }
  }

  private func count(_ table: String, in bench: Workbench) async throws -> Int {
    let row = try await bench.database.client.first(
      "select count(*)::int8 as n from \(ident: table)")
    return try #require(row).decode("n")
  }
}
