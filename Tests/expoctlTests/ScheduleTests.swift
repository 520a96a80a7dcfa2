import Foundation
import Postgres
import TestSupport
import Testing

@Suite("Timetable from the command line", .timeLimit(.minutes(2)))
struct ScheduleTests {
  @Test("Run, publish, prove, export: and a second time nothing happens")
  func wholeTrip() async throws {
    try await Workbench.with { bench in
      _ = try await bench.importSample()
      let dry = try await bench.run("schedule", "run", "-e", "demo", "--dry-run", "-o", "json")
      #expect(dry.exit == 0)
      #expect(try dry.object["state"] as? String == "would be ready")
      #expect(try await bench.run("job", "list", "-o", "csv").output.contains("timetable") == false)
      let run = try await bench.run(
        "schedule", "run", "-e", "demo", "--steps", "2000", "-o", "json")
      #expect(run.exit == 0)
      #expect(run.error == "")
      let made = try run.object
      #expect(made["version"] as? Int == 1)
      #expect(made["new"] as? Bool == true)
      let again = try await bench.run("schedule", "run", "-e", "demo", "--steps", "2000")
      #expect([again.output, again.error] == ["", ""])
      #expect(again.exit == 0)

      let shown = try await bench.run("schedule", "show", "-e", "demo", "-o", "json")
      #expect(shown.exit == 0)
      let keys = [
        "version", "status", "wishes", "placed", "weight", "bound", "gap", "idle", "moves",
      ]
      #expect(keys == shown.keys.prefix(keys.count).map { $0 })
      #expect(try shown.object["placed"] as? Int == made["placed"] as? Int)

      let published = try await bench.run("schedule", "publish", "-e", "demo", "-o", "json")
      #expect(published.exit == 0)
      #expect(try published.object["added"] as? Int == made["placed"] as? Int)
      let twice = try await bench.run("schedule", "publish", "-e", "demo")
      #expect(twice.exit == 0)
      #expect(twice.output == "")
      #expect(twice.error == "version 1 is published already\n")

      let proved = try await bench.run("schedule", "verify", "-e", "demo", "-o", "json")
      #expect(proved.exit == 0)
      #expect(try proved.object["verdict"] as? String == "proved")
      let status = try await bench.run("schedule", "status", "-e", "demo")
      #expect(status.exit == 0)
    }
  }

  @Test("Exports go to the file named, in the format of its name")
  func exports() async throws {
    try await Workbench.with { bench in
      _ = try await bench.importSample()
      let run = try await bench.run("schedule", "run", "-e", "demo", "--steps", "500", "-q")
      #expect(run.exit == 0)
      #expect([run.output, run.error] == ["", ""])
      for (name, beginning) in [
        ("all.csv", "day,starts_at,"), ("all.json", "{"), ("all.ics", "BEGIN:VCALENDAR\r\n"),
      ] {
        let path = bench.folder.appending(path: name).path
        let export = try await bench.run("schedule", "export", "-e", "demo", "-O", path)
        #expect(export.exit == 0)
        #expect(export.output == "")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.hasPrefix(beginning))
      }
      let unknown = try await bench.run("schedule", "export", "-e", "demo", "--firm", "NOBODY")
      #expect(unknown.exit == 5)
      #expect(unknown.output == "")
    }
  }

  @Test("A table that is taken is a conflict that names who sits there")
  func conflict() async throws {
    try await Workbench.with { bench in
      _ = try await bench.importSample()
      let first = try await bench.run(
        "meeting", "book", "RU0001", "CN0001", "--slot", "D2-04", "--table", "T001", "-e", "demo")
      #expect(first.exit == 0, "\(first.error)")
      let second = try await bench.run(
        "meeting", "book", "RU0002", "CN0002", "--slot", "D2-04", "--table", "T001", "-e", "demo",
        "-o", "json")
      #expect(second.exit == 6)
      #expect(try second.failure["code"] == "meeting.double_booked")
      let message = try #require(try second.failure["message"] ?? nil)
      #expect(message.contains("RU0001") && message.contains("CN0001") && message.contains("T001"))
    }
  }

  @Test("Ctrl-C in the middle of a run leaves neither a version nor a job behind")
  func interrupted() async throws {
    try await Workbench.with { bench in
      _ = try await bench.importSample()
      let program = try Program(
        ["schedule", "run", "-e", "demo", "--time-limit", "10m"], environment: bench.environment)
      let ends = try program.start()
      let client = bench.database.client
      try await eventually("the run is on") {
        try await client.first("select 1 from jobs where state = 'running'") != nil
      }
      program.send(SIGINT)
      let run = try await program.finish(ends)
      #expect(run.exit == 130)
      #expect(
        run.error.hasSuffix("interrupted: nothing was written; job 1 is cancelled\n"),
        "\(run.error)")
      #expect(try await client.first("select 1 from schedule_versions") == nil)
      let jobs = try await bench.run("job", "list", "-o", "json")
      #expect(try jobs.items.map { $0["state"] as? String } == ["cancelled"], "\(jobs.output)")
    }
  }

  @Test("Cron leaves the run to a worker, which ends in order when told to")
  func workerAndCron() async throws {
    try await Workbench.with { bench in
      _ = try await bench.importSample()
      let left = try await bench.run(
        "schedule", "run", "-e", "demo", "--steps", "500", "--no-wait", "--quiet")
      #expect(left.exit == 0)
      #expect(left.output == "")
      #expect(
        left.error == """
          expoctl: no worker is alive: job 1 waits until one starts
            start one: expo-worker

          """)
      let worker = try Program(
        ["--log-format", "json"], environment: bench.environment, named: "expo-worker")
      let ends = try worker.start()
      let client = bench.database.client
      try await eventually("the version is there") {
        try await client.first("select 1 from schedule_versions") != nil
      }
      worker.send(SIGTERM)
      let ended = try await worker.finish(ends)
      #expect(ended.exit == 0)
      #expect(ended.output == "")
      for line in ended.error.split(separator: "\n") {
        let event = try JSONDecoder().decode(LogEvent.self, from: Data(line.utf8))
        #expect(!event.message.isEmpty)
      }
    }
  }

  @Test("A worker refuses a schema it does not know")
  func workerRefuses() async throws {
    try await Workbench.with(migrated: false) { bench in
      let worker = try await Program.run(
        [], environment: bench.environment, named: "expo-worker")
      #expect(worker.exit == 1)
      #expect(worker.error.contains("schema.behind"))
      #expect(worker.error.contains("expoctl db migrate"))
    }
  }

  private struct LogEvent: Decodable {
    let message: String
    let level: String
    let time: String
  }
}
