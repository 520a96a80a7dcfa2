import ArgumentParser
import Foundation
import Jobs
import Postgres

/// `queue-bench stop`: ends a worker by SIGTERM while it has all hands full, and counts what that cost.
struct StopUnderLoad: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop",
    abstract: "Stop a worker under full load: how long it takes, and whether an attempt is burnt.",
    discussion: "Prints one line of JSON; ends with 1 when a promise was not kept.")

  @Option(help: "Jobs; one of ten outlasts the grace period.") var jobs = 2_000
  @Option(help: "Jobs at a time.") var slots = 32
  @Option(help: "Seconds that running jobs get after SIGTERM.") var grace = 1.0
  @Option(help: "The server; without it one is started and thrown away.") var url: String?
  @Option(help: "The folder of the migrations.") var migrations = "sql/migrations"

  func run() async throws {
    let report = try await BenchDatabase.with(server: url, migrations: migrations) { database in
      try await measure(database)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(report), as: UTF8.self))
    guard report.isKept else { throw ExitCode(1) }
  }

  private func measure(_ database: BenchDatabase) async throws -> StopReport {
    let setup = try Setup.parse(["--url", database.url, "--migrations", migrations])
    try await setup.run()
    try await fill(database)

    let first = try startWorker(database)
    while try await StopQueries.effects(database.client).all < 200 {
      try await Task.sleep(for: .milliseconds(20))
    }
    let begin = ContinuousClock.now
    first.terminate()
    first.waitUntilExit()
    let stop = ContinuousClock.now - begin
    let left = try await StopQueries.standings(database.client)

    let second = try startWorker(database)
    while try await StopQueries.standings(database.client).done < jobs {
      try await Task.sleep(for: .milliseconds(100))
    }
    second.terminate()
    second.waitUntilExit()
    let end = try await StopQueries.standings(database.client)
    let effects = try await StopQueries.effects(database.client)
    return StopReport(
      jobs: jobs, graceS: grace, stopS: stop.inSeconds.hundredths,
      exitStatus: first.terminationStatus, doneAtStop: left.done, heldAtStop: left.running,
      burnt: left.charged + end.charged, done: end.done, effects: effects.all,
      duplicates: effects.all - effects.distinct)
  }

  /// One of ten takes half a second more than the grace period.
  private func fill(_ database: BenchDatabase) async throws {
    let long = Int(grace * 1_000) + 500
    let list = (0..<jobs).map { n in
      TestJob(key: "\(n)", kind: "ok", workMs: n % 10 == 9 ? long : 5, maxAttempts: 3)
    }
    try await database.client.transaction { tx in
      _ = try await database.queue.enqueue(many: list, of: TestJob.kind, in: tx)
    }
  }

  private func startWorker(_ database: BenchDatabase) throws -> Process {
    let process = thisProgram([
      "worker", "--url", database.url, "--slots", "\(slots)", "--grace", "\(grace)",
    ])
    try withDefaultSignals { try process.run() }
    return process
  }
}

/// What a stop under load cost.
struct StopReport: Encodable {
  let jobs: Int
  let graceS: Double
  let stopS: Double
  let exitStatus: Int32
  let doneAtStop: Int
  let heldAtStop: Int
  let burnt: Int
  let done: Int
  let effects: Int
  let duplicates: Int

  /// In time, in order, nothing held on, no attempt charged, every job done once.
  var isKept: Bool {
    stopS <= graceS + 1 && exitStatus == 0 && doneAtStop < jobs && heldAtStop == 0 && burnt == 0
      && done == jobs && effects == jobs && duplicates == 0
  }

  enum CodingKeys: String, CodingKey {
    case jobs, burnt, done, effects, duplicates
    case graceS = "grace_s"
    case stopS = "stop_s"
    case exitStatus = "exit_status"
    case doneAtStop = "done_at_stop"
    case heldAtStop = "held_at_stop"
  }
}
