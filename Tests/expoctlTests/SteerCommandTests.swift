import Foundation
import TestSupport
import Testing

@testable import expoctl

@Suite("Steering the queue from the command line", .timeLimit(.minutes(2)))
struct SteerCommandTests {
  @Test("a paused queue says so wherever one looks, and goes on")
  func paused() async throws {
    try await Workbench.with { bench in
      #expect(try await bench.run("queue", "pause", "nothing").exit == 5)
      let id = try await bench.run("job", "enqueue", "jobs.prune", "-o", "json").object["id"]
      let job = String(try #require(id as? Int))
      #expect(try await bench.run("queue", "pause", "default").exit == 0)
      let queue = try #require(try await bench.run("queue", "list", "-o", "json").items.first)
      #expect(queue["paused"] as? Bool == true)
      let told = try await bench.run("job", "explain", job, "-o", "json").object
      #expect(told["reason"] as? String == "paused")
      #expect(try await bench.run("queue", "resume", "default").exit == 0)
      let after = try await bench.run("job", "explain", job, "-o", "json").object
      #expect(after["reason"] as? String == "unserved")
    }
  }

  @Test("enqueue makes a job as asked, once for a key")
  func enqueued() async throws {
    try await Workbench.with { bench in
      let call = [
        "job", "enqueue", "jobs.prune", "--at", "2031-06-01 10:00", "--priority", "low",
        "--unique", "monthly", "--max-attempts", "2", "-o", "json",
      ]
      let first = try await Program.run(call, environment: bench.environment).object
      let again = try await Program.run(call, environment: bench.environment).object
      #expect(first["new"] as? Bool == true)
      #expect(again["new"] as? Bool == false)
      #expect(first["id"] as? Int == again["id"] as? Int)
      let job = try await bench.run("job", "show", "\(first["id"] ?? "")", "-o", "json").object
      #expect(job["run_at"] as? String == "2031-06-01T10:00:00+00:00")
      #expect(job["max_attempts"] as? Int == 2)
      #expect(job["state"] as? String == "ready")
    }
  }

  @Test(
    "enqueue refuses what no worker could do",
    arguments: [
      (["no.such"], 5, "job.kind_unknown"), (["timetable.run", "{}"], 3, "job.coding"),
      (["jobs.prune", "{"], 3, "job.coding"), (["jobs.prune", "--at", "soon"], 2, "usage"),
      (["jobs.prune", "--priority", "first"], 3, "job.priority_unknown"),
      (["jobs.prune", "-e", "no-expo"], 5, "expo.unknown"),
    ])
  func refused(arguments: [String], exit: Int32, code: String) async throws {
    try await Workbench.with { bench in
      let run = try await Program.run(
        ["job", "enqueue"] + arguments + ["-o", "json"], environment: bench.environment)
      #expect(run.exit == exit, "\(run.error)")
      #expect(try run.failure["code"] == code)
      #expect(try await bench.run("job", "list", "-o", "json").items.isEmpty)
    }
  }

  @Test("drain ends a worker with 0, leaves an entry in the audit, and knows who is meant")
  func drained() async throws {
    try await Workbench.with { bench in
      let worker = try Program(
        ["--grace", "0"], environment: bench.environment, named: "expo-worker")
      let ends = try worker.start()
      var name = ""
      try await eventually("the worker is on the list") {
        guard let one = try await bench.run("worker", "list", "-o", "json").items.first else {
          return false
        }
        name = "\(one["host"] ?? ""):\(one["pid"] ?? "")"
        return true
      }
      #expect(try await bench.run("worker", "drain", "nobody:1").exit == 5)
      let entries = { try await bench.run("audit", "list", "-o", "json").items.count }
      let before = try await entries()
      #expect(try await bench.run("worker", "drain", name, "--dry-run").exit == 0)
      #expect(try await entries() == before)
      #expect(try await bench.run("worker", "drain", name).exit == 0)
      #expect(try await worker.finish(ends).exit == 0)
      #expect(try await entries() == before + 1)
      #expect(try await bench.run("worker", "list", "-o", "json").items.isEmpty)
    }
  }

  @Test("redrive lets those run again that died of one cause, and show tells every failure")
  func redriven() async throws {
    try await Workbench.with { bench in
      let enqueued = try await bench.run(
        "job", "enqueue", "jobs.prune", "--deadline", "2020-01-01 00:00", "-o", "json")
      let job = String(try #require(try enqueued.object["id"] as? Int))
      let worker = try Program([], environment: bench.environment, named: "expo-worker")
      let ends = try worker.start()
      try await eventually("the job is dead") {
        try await bench.run("job", "show", job, "-o", "json").object["state"] as? String == "dead"
      }
      worker.send(SIGTERM)
      #expect(try await worker.finish(ends).exit == 0)
      let shown = try await bench.run("job", "show", job, "-o", "json").object
      let failures = try #require(shown["failures"] as? [[String: Any]])
      #expect(failures.map { $0["reason"] as? String } == ["expired"])
      let revived = { (options: [String]) in
        try await Program.run(
          ["job", "redrive", "-o", "json", "--dry-run"] + options, environment: bench.environment
        ).object["revived"] as? Int
      }
      #expect(try await revived(["--error", "DEADLINE", "--within", "1h"]) == 1)
      #expect(try await revived(["--error", "printer"]) == 0)
      #expect(try await revived(["--kind", "timetable.run"]) == 0)
      #expect(try await bench.run("job", "redrive", "--error", "deadline").exit == 0)
      let again = try await bench.run("job", "show", job, "-o", "json").object
      #expect(again["state"] as? String == "ready")
    }
  }
}
