import Foundation
import TestSupport
import Testing

@testable import expoctl

@Suite("Jobs from the command line", .timeLimit(.minutes(2)))
struct JobCommandTests {
  /// Enqueues the job of a cron entry and gives its number.
  private func enqueue(_ bench: Workbench, _ entry: String = "jobs.prune") async throws -> String {
    let name = try await bench.run("cron", "run", entry, "-o", "json")
    let job = try #require(try name.object["job"] as? Int, "\(name.error)")
    return String(job)
  }

  /// Makes the entries known, as a worker does at its start.
  private func withEntries(_ body: (Workbench) async throws -> Void) async throws {
    try await Workbench.with { bench in
      let worker = try Program(
        ["--queues", "nothing"], environment: bench.environment, named: "expo-worker")
      let ends = try worker.start()
      try await eventually("the entries are declared") {
        try await bench.run("cron", "list", "-o", "json").items.count >= 2
      }
      worker.send(SIGTERM)
      #expect(try await worker.finish(ends).exit == 0)
      try await body(bench)
    }
  }

  @Test("explain says that nobody serves the queue, and what ended a job")
  func explained() async throws {
    try await withEntries { bench in
      let id = try await enqueue(bench)
      let waiting = try await bench.run("job", "explain", id, "-o", "json").object
      #expect(waiting["reason"] as? String == "unserved")
      #expect((waiting["why"] as? String)?.contains("“default”") == true)
      #expect((waiting["advice"] as? String)?.contains("expo-worker") == true)
      let cancelled = try await bench.run("job", "cancel", id)
      #expect(cancelled.exit == 0)
      let after = try await bench.run("job", "explain", id, "-o", "json").object
      #expect(after["reason"] as? String == "cancelled")
      let unknown = try await bench.run("job", "explain", "999999")
      #expect(unknown.exit == 5)
    }
  }

  @Test("watch follows a job to its end and says by its exit how that was")
  func watched() async throws {
    try await withEntries { bench in
      let id = try await enqueue(bench)
      let watcher = try Program(
        ["job", "watch", id, "--interval", "100ms"], environment: bench.environment)
      let watched = try watcher.start()
      let worker = try Program([], environment: bench.environment, named: "expo-worker")
      let ends = try worker.start()
      let outcome = try await watcher.finish(watched)
      worker.send(SIGTERM)
      #expect(try await worker.finish(ends).exit == 0)
      #expect(outcome.exit == 0)
      #expect(outcome.output.contains("done"))
      #expect(outcome.error.contains("job \(id): it is done"))
      let other = try await enqueue(bench)
      _ = try await bench.run("job", "cancel", other)
      #expect(try await bench.run("job", "watch", other).exit == 1)
    }
  }

  @Test("redrive lets dead jobs run again, and says beforehand which")
  func redriven() async throws {
    try await withEntries { bench in
      let id = try await enqueue(bench)
      #expect(try await bench.run("job", "redrive", "--all").output.contains("revived"))
      #expect(try await bench.run("job", "redrive").exit == 2)
      #expect(try await bench.run("job", "redrive", "--all", "--kind", "x").exit == 2)
      let nothing = try await bench.run("job", "redrive", "--all", "-o", "json").object
      #expect(nothing["revived"] as? Int == 0)
      #expect(
        try await bench.run("job", "show", id, "-o", "json").object["state"] as? String == "ready")
    }
  }

  @Test("queue list and worker status tell who is not served")
  func served() async throws {
    try await withEntries { bench in
      #expect(try await bench.run("worker", "status").exit == 0)
      _ = try await enqueue(bench)
      let status = try await bench.run("worker", "status", "-o", "json")
      #expect(status.exit == 1)
      #expect(try status.failure["code"] == "worker.none")
      let queue = try #require(try await bench.run("queue", "list", "-o", "json").items.first)
      #expect((queue["queue"] as? String, queue["ready"] as? Int) == ("default", 1))
      #expect(queue["workers"] as? Int == 0)
    }
  }

  @Test("cron next tells when entries come round, by both clocks")
  func next() async throws {
    try await withEntries { bench in
      let all = try await bench.run("cron", "next", "-n", "30", "-o", "json").items
      #expect(all.count == 30)
      #expect(Set(all.compactMap { $0["entry"] as? String }).count >= 2)
      let one = try await bench.run("cron", "next", "jobs.prune", "-n", "2", "-o", "json").items
      #expect(one.allSatisfy { ($0["at"] as? String)?.contains("T03:30:00+00:00") == true })
      #expect(try await bench.run("cron", "next", "nothing").exit == 5)
      #expect(try await bench.run("cron", "pause", "jobs.prune", "--dry-run").exit == 0)
      #expect(try await bench.run("cron", "next", "jobs.prune", "-o", "json").items.count == 5)
      #expect(try await bench.run("cron", "pause", "jobs.prune").exit == 0)
      #expect(try await bench.run("cron", "next", "jobs.prune", "-o", "json").items.isEmpty)
      #expect(try await bench.run("cron", "resume", "jobs.prune").exit == 0)
      #expect(try await bench.run("cron", "next", "jobs.prune", "-o", "json").items.count == 5)
    }
  }
}
