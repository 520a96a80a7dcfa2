import Foundation
import TestSupport
import Testing

@Suite("Repair from the command line", .timeLimit(.minutes(5)))
struct RepairTests {
  @Test(
    "One interpreter falls ill at ten on the second day: little changes, and only for those concerned"
  )
  func ill() async throws {
    try await Workbench.with { bench in
      let path = bench.folder.appending(path: "whole").path
      _ = try await bench.run("sample", "write", path, "--code", "demo", "--quiet")
      let applied = try await bench.run("import", "apply", path, "--quiet")
      #expect(applied.exit == 0, "\(applied.error)")
      let run = try await bench.run(
        "schedule", "run", "-e", "demo", "--time-limit", "10s", "--publish-if", "no-vip", "-o",
        "json")
      #expect(run.exit == 0, "\(run.error)")
      #expect(try run.object["published"] as? Bool == true)
      let ill = try await bench.run(
        "interpreter", "unavailable", "I003", "--from", "2027-06-16 10:00", "-e", "demo", "-q")
      #expect(ill.exit == 0, "\(ill.error)")

      let repair = try await bench.run(
        "schedule", "repair", "-e", "demo", "--at", "2027-06-16 10:00", "-o", "json")
      #expect(repair.exit == 0, "\(repair.error)")
      let made = try repair.object
      let changes = try #require(made["changes"] as? [[String: Any]])
      let told = try #require(made["to_tell"] as? [[String: Any]])
      let firms = Set(changes.flatMap { [$0["a"] as? String, $0["b"] as? String] })
      let toldFirms = told.filter { $0["who"] as? String == "firm" }.map { $0["code"] as? String }
      #expect(Set(toldFirms) == firms)
      let broken = try #require(made["broken"] as? Int)
      #expect(broken > 0)
      #expect(broken <= changes.count)
      for change in changes {
        let day = try #require((change["from_start"] as? String)?.prefix(16))
        #expect(day >= "2027-06-16T10:00", "what has begun stays")
      }
      let moves = ["moved", "dropped"].compactMap { made[$0] as? Int }.reduce(0, +)
      #expect(try #require(made["least_changes"] as? Int) <= moves)

      let published = try await bench.run("schedule", "publish", "-e", "demo", "-o", "json")
      #expect(published.exit == 0, "\(published.error)")
      let cancelled = try published.object["cancelled"] as? Int
      #expect(cancelled == made["dropped"] as? Int)
      let proved = try await bench.run("schedule", "verify", "-e", "demo", "-o", "json")
      #expect(proved.exit == 0, "\(proved.error)")
      let again = try await bench.run(
        "schedule", "repair", "-e", "demo", "--at", "2027-06-16 10:00")
      #expect(again.exit == 0)
      #expect(again.output == "")
      #expect(again.error.hasSuffix("nothing has to change: version 2 stands\n"), "\(again.error)")
    }
  }

  @Test("Absences and closures are entered, listed and taken back; slips are named")
  func events() async throws {
    try await Workbench.with { bench in
      _ = try await bench.importSample()
      let late = try await bench.run(
        "enterprise", "unavailable", "RU0001", "--to", "2027-06-15 12:00", "-e", "demo", "-o",
        "json")
      #expect(late.exit == 0, "\(late.error)")
      let item = try #require(try late.items.first)
      #expect(item["to"] as? String == "2027-06-15T12:00:00+08:00")
      let number = try #require(item["id"] as? Int)
      let closed = try await bench.run(
        "venue", "close", "MEET-N", "--from", "2027-06-16 13:30", "-e", "demo", "-o", "json")
      #expect(closed.exit == 0, "\(closed.error)")
      #expect(try #require(closed.items.first?["tables"] as? Int) > 0)
      let lifted = try await bench.run("availability", "lift", "\(number)", "-e", "demo")
      #expect(lifted.exit == 0)
      let gone = try await bench.run("availability", "lift", "\(number)", "-e", "demo")
      #expect(gone.exit == 5)
      for (arguments, exit) in [
        (["interpreter", "unavailable", "NOBODY"], 5), (["venue", "close", "NOWHERE"], 5),
        (["delegation", "unavailable", "NONE"], 5),
        (["venue", "close", "T001", "--from", "yesterday"], 2),
        (["venue", "close", "T001", "--from", "2027-06-16 14:00", "--to", "2027-06-16 13:00"], 3),
        (["schedule", "repair", "--publish-if", "moves<5"], 2),
        (["schedule", "rollback", "7"], 5),
      ] {
        let slip = try await Program.run(
          arguments + ["-e", "demo"], environment: bench.environment)
        #expect(slip.exit == exit, "\(arguments): \(slip.error)")
        #expect(slip.output == "")
      }
    }
  }
}
