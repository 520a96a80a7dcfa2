import Foundation
import TestSupport
import Testing

@Suite("Programme items and their guests", .timeLimit(.minutes(5)))
struct ProgrammeTests {
  private static let header = "event_code,space_code,kind,name_en,starts_at,ends_at,attendees"

  @Test("A firm expected at a forum meets nobody meanwhile, and nobody can book it then")
  func attendees() async throws {
    try await Workbench.with { bench in
      _ = try await bench.importSample()
      let day = "2027-06-16T"
      let file = try bench.file(
        "programme.csv",
        [
          Self.header,
          "F-NEW,STAGE,forum,Forum,\(day)09:00:00+08:00,\(day)17:00:00+08:00,RU0001;CN0001",
        ])
      let applied = try await bench.run("import", "apply", file, "-e", "demo")
      #expect(applied.exit == 0, "\(applied.error)\(applied.output)")
      let run = try await bench.run(
        "schedule", "run", "--steps", "2000", "--publish-if", "no-vip", "-e", "demo")
      #expect(run.exit == 0, "\(run.error)")
      for firm in ["RU0001", "CN0001"] {
        let listed = try await bench.run(
          "schedule", "export", "--firm", firm, "-e", "demo", "--format", "csv")
        #expect(listed.exit == 0, "\(listed.error)")
        #expect(!listed.output.contains("2027-06-16"), "\(firm)")
      }
      let booked = try await bench.run(
        "meeting", "book", "RU0001", "CN0002", "--slot", "D2-01", "-e", "demo")
      #expect(booked.exit == 6, "\(booked.error)")
      #expect(booked.error.contains("RU0001 is away from 2027-06-16 09:00"), "\(booked.error)")
      let proved = try await bench.run("schedule", "verify", "-e", "demo")
      #expect(proved.exit == 0, "\(proved.output)")
      let again = try await bench.run("import", "apply", file, "-e", "demo", "-o", "json")
      #expect(again.exit == 0, "\(again.error)")
      let unknown = try bench.file(
        "unknown.csv",
        [Self.header, "F-2,STAGE,forum,Forum,\(day)18:00:00+08:00,\(day)19:00:00+08:00,RU9999"])
      let refused = try await bench.run(
        "import", "apply", unknown, "--kind", "programme", "-e", "demo")
      #expect(refused.exit == 3)
      #expect(refused.output.contains("RU9999"), "\(refused.output)")
    }
  }
}
