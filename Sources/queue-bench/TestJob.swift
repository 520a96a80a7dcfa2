import ArgumentParser
import Foundation
import Jobs
import Postgres

/// A job for breaking things: works a while, then writes down that it did.
struct TestJob: Codable, Sendable {
  /// Unique; what the effect is known by.
  let key: String
  /// `ok`, `flaky` fails once, `fail` always, `crash` ends the process, `hang` never ends.
  let kind: String
  /// How long it works.
  let workMs: Int
  /// After how many attempts it is dead.
  let maxAttempts: Int

  enum CodingKeys: String, CodingKey {
    case key, kind
    case workMs = "work_ms"
    case maxAttempts = "max_attempts"
  }

  /// A job that hangs is given up after two seconds.
  static let kind = JobKind<TestJob>(
    "test.job", queue: "test", timeLimit: .seconds(2),
    backoff: Backoff(base: .milliseconds(200), cap: .seconds(2)))

  func perform(_ job: JobContext, _ client: PostgresClient) async throws {
    if kind == "crash" { _exit(9) }
    if kind == "fail" || (kind == "flaky" && job.attempt == 1) { throw AskedToFail() }
    try await Task.sleep(for: kind == "hang" ? .seconds(86_400) : .milliseconds(workMs))
    try await client.transaction { tx in
      try await tx.execute("insert into effects (key) values (\(key))")
      try await job.finish(in: tx)
    }
  }

  struct AskedToFail: Error {}
}

/// `queue-bench setup --url …`: migrates, and makes the table of effects.
struct Setup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "setup", abstract: "Prepare a database for test jobs.")

  @Option(help: "The database.") var url: String
  @Option(help: "The folder of the migrations.") var migrations = "sql/migrations"

  func run() async throws {
    let client = try BenchDatabase.client(url)
    try await Migrator(directory: migrations).apply(on: client)
    // Without a unique key, so that a duplicate would be seen.
    try await client.execute(
      """
      create table if not exists effects (
        id bigint generated always as identity primary key, key text, at timestamptz default now())
      """)
    await client.close()
  }
}

/// `queue-bench submit --url … < jobs.jsonl`: one commit for all; a key that stands is left alone.
struct SubmitTestJobs: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: "Enqueue test jobs, one JSON object a line from standard input.")

  @Option(help: "The database.") var url: String
  @Flag(help: "Behind a pooler: no prepared statements, no session state.") var pooled = false

  func run() async throws {
    var jobs: [TestJob] = []
    while let line = readLine() {
      jobs.append(try JSONDecoder().decode(TestJob.self, from: Data(line.utf8)))
    }
    let client = try TestClient.make(url, pooled: pooled)
    try await client.transaction { tx in
      let list = jobs.map {
        (
          payload: $0,
          options: JobOptions(
            maxAttempts: $0.maxAttempts,
            // For good: a caller who did not get the answer asks again, perhaps after the job is done.
            unique: JobUnique(period: .seconds(3_650 * 86_400), until: .periodEnds))
        )
      }
      _ = try await JobQueue(client: client).enqueue(many: list, of: TestJob.kind, in: tx)
    }
    await client.close()
  }
}

/// `queue-bench worker --url …`.
struct WorkTestJobs: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Work off test jobs until SIGTERM.")

  @Option(help: "The database; several hosts are fine.") var url: String
  @Option(help: "Seconds a worker may be silent before its jobs go to others.") var lease = 15.0
  @Option(help: "Jobs at a time.") var slots = 4
  @Option(help: "Seconds that running jobs get after SIGTERM.") var grace = 3.0
  @Flag(help: "Behind a pooler: no prepared statements, no session state, polling.") var pooled =
    false

  func run() async throws {
    let client = try TestClient.make(url, pooled: pooled)
    try await TestWorker(client: client, lease: lease, slots: slots, grace: grace).run()
    await client.close()
  }
}
