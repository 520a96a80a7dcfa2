import ArgumentParser
import Cluster
import Foundation
import Logging
import Postgres

/// The drill: two workers, one of them killed every second, entries that come round every minute of a
/// clock that runs fast.
struct RunDrill: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run the drill and judge it.",
    discussion: """
      The workers and their SQL are those of the product; only the clock that slots are \
      judged by runs fast, from the night on which clocks go back in Europe. Every look at \
      an entry is logged by the database, and the judge counts the minutes of each by itself.
      """)

  @Option(help: "Minutes of pretended time, so many ticks of each entry.") var ticks = 10_000
  @Option(help: "How many times as fast the clock runs.") var ratio = 3_600
  @Option(help: "The random order of kills.") var seed: UInt64 = 1
  @Option(help: "The folder with the migrations.") var migrations = "sql/migrations"

  func validate() throws {
    if ticks < 1 || ratio < 1 { throw ValidationError("--ticks and --ratio are 1 or more") }
  }

  func run() async throws {
    let cluster = try await PrivateCluster.temporary(
      durability: .full, logger: Logger(label: "cron-faults") { _ in SwiftLogNoOpLogHandler() })
    let url = try await cluster.start()
    do {
      try await drill(url)
    } catch {
      try await cluster.stop()
      throw error
    }
    try await cluster.stop()
  }

  private func drill(_ url: String) async throws {
    let client = PostgresClient(
      try PostgresConfiguration(url: url),
      logger: Logger(label: "cron-faults") { _ in SwiftLogNoOpLogHandler() })
    try await Migrator(directory: migrations).apply(on: client)
    // The evening before the clocks of Berlin went back, and long enough ago for every slot to be due.
    let start = Date(timeIntervalSince1970: 1_761_413_400)
    try await client.transaction { tx in
      try await DrillQueries.prepare(from: start, ratio: ratio, in: tx)
    }
    let begin = ContinuousClock.now
    let workers = [WorkerProcess(url: url), WorkerProcess(url: url)]
    try await torment(workers, client)
    let took = begin.duration(to: .now).components.seconds
    var verdicts: [DrillVerdict] = []
    for entry in DrillEntry.all { verdicts.append(try await DrillQueries.judge(entry, client)) }
    await client.close()
    print(DrillVerdict.table(verdicts))
    print(
      "\(workers.map(\.starts).reduce(0, +)) workers started, \(workers.map(\.kills).reduce(0, +))",
      "killed, \(took) s, clock x \(ratio), seed \(seed)")
    let isSound = verdicts.allSatisfy { $0.isSound && $0.ticks >= ticks }
    print(isSound ? "every slot once, or as its policy says" : "NOT as promised")
    if !isSound { throw ExitCode.failure }
  }

  /// Kills until the ticks are through, then lets the workers finish what is left.
  private func torment(_ workers: [WorkerProcess], _ client: PostgresClient) async throws {
    for worker in workers { try worker.start() }
    defer { for worker in workers { worker.end() } }
    var random = seed
    var passed = 0
    while passed < ticks {
      try await Task.sleep(for: .seconds(1))
      passed = try await DrillQueries.minutes(client)
      if workers.map(\.kills).reduce(0, +) % 10 == 0 { tell("\(passed) of \(ticks) ticks") }
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      try workers[Int(random >> 33) % workers.count].killAndReplace()
    }
    try await DrillQueries.stopClock(client)
    tell("waiting for \(try await DrillQueries.outstanding(client)) jobs")
    let deadline = ContinuousClock.now + .seconds(120)
    while try await DrillQueries.outstanding(client) > 0, ContinuousClock.now < deadline {
      try await Task.sleep(for: .milliseconds(200))
    }
  }

  private func tell(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
