import ArgumentParser
import Foundation
import Jobs
import Metrics
import Postgres

/// `queue-bench --jobs 50000 --latency`.
struct Measure: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Measure how fast jobs are enqueued, processed and started.",
    discussion: "Prints one line of JSON. Figures are of this machine at this moment: see load1.")

  @Option(help: "Jobs that do nothing.") var jobs = 50_000
  @Option(help: "Handlers at a time.") var slots = 4
  @Flag(help: "Also time from before the enqueue to the start of the handler, the queue idle.")
  var latency = false
  @Flag(help: "Also compare enqueueing one by one with pgbench doing the same bare insert.")
  var enqueue = false
  @Option(help: "Also measure with so many jobs waiting and an old snapshot held.") var backlog = 0
  @Option(help: "How many seconds the snapshot is held before that.") var hold = 60
  @Option(help: "The server; without it one is started and thrown away.") var url: String?
  @Option(help: "The folder of the migrations.") var migrations = "sql/migrations"

  func validate() throws {
    guard jobs > 0, slots > 0, backlog >= 0, hold >= 0 else {
      throw ValidationError("numbers of jobs, slots and seconds are positive")
    }
    let needed = BenchReport.needed(for: jobs)
    guard backlog == 0 || backlog >= needed else {
      throw ValidationError("--backlog \(backlog): \(jobs) jobs need \(needed) waiting at least")
    }
  }

  func run() async throws {
    let claims = Samples()
    MetricsSystem.bootstrap(ClaimTimes(samples: claims))
    let report = try await BenchDatabase.with(server: url, migrations: migrations) { database in
      try await measure(database, claims)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(report), as: UTF8.self))
  }

  private func measure(_ database: BenchDatabase, _ claims: Samples) async throws -> BenchReport {
    var report = BenchReport(jobs: jobs)
    try await report.throughput(database, slots: slots)
    if latency { try await report.latency(database) }
    if enqueue { try await report.enqueueing(database) }
    if backlog > 0 {
      try await report.pressure(
        database, backlog: backlog, hold: .seconds(hold), slots: slots, claims: claims)
    }
    report.load1 = loadAverage()
    return report
  }

  private func loadAverage() -> Double {
    var loads = [0.0]
    return getloadavg(&loads, 1) == 1 ? (loads[0] * 10).rounded() / 10 : 0
  }
}
