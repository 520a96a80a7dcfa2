import Foundation
import FoundationNetworking
import Metrics
import Postgres
import TestSupport
import Testing

@testable import expo_worker

@Suite("Metrics of the worker", .timeLimit(.minutes(1)))
struct WorkerMetricsTests {
  /// What the worker says over HTTP while it works.
  private struct Scrape {
    let status: Int
    let type: String?
    let text: String
  }

  @Test("tell of its jobs, its loops, the queue and the horizon")
  func scraped() async throws {
    try await Workbench.with { bench in
      try await withWorker(bench) { url in
        #expect(try await bench.run("cron", "run", "jobs.prune").exit == 0)
        let ended = #"jobs_ended_total{kind="jobs.prune",outcome="done"} 1"#
        try await eventually("the job is counted") {
          try await scrape(url).text.contains(ended)
        }
        // Somebody holds back cleaning.
        let page = try await bench.database.client.transaction(.repeatableRead(readOnly: true)) {
          _ = try await $0.query("select 1 as one")
          return try await scrape(url)
        }
        #expect(page.status == 200)
        #expect(page.type == "text/plain; version=0.0.4; charset=utf-8")
        for line in [
          "database_up 1", "jobs_workers 1", #"jobs_started_total{kind="jobs.prune"} 1"#,
          #"jobs_duration_seconds_count{kind="jobs.prune"} 1"#,
          #"jobs_duration_seconds_bucket{kind="jobs.prune",le="+Inf"} 1"#,
          #"jobs_wait_seconds_count{kind="jobs.prune"} 1"#,
          #"jobs_depth{queue="default",state="done"} 1"#,
          #"jobs_oldest_due_seconds{queue="default"} 0"#,
        ] {
          #expect(page.text.contains("\n\(line)\n"), "\(line) is not in \(page.text)")
        }
        for loop in ["claim", "beat", "sweep", "cron"] {
          let name = "jobs_loop_last_success_seconds{loop=\"\(loop)\"} "
          #expect(page.text.contains(name), "\(loop)")
        }
        #expect(page.text.contains(#"database_horizon_age_seconds{holder="session",name="#))
        let lines = page.text.split(separator: "\n")
        for line in lines { #expect(Self.isWellFormed(line), "\(line)") }
        #expect(Set(lines.map { $0.prefix { $0 != " " } }).count > 10)
        let elsewhere = try #require(URL(string: "/", relativeTo: url))
        #expect(try await self.scrape(elsewhere).status == 404)
      }
    }
  }

  @Test("An address that cannot be had ends the worker with 1, before it works")
  func taken() async throws {
    try await Workbench.with { bench in
      try await withWorker(bench) { url in
        let second = try await Program.run(
          ["--metrics-address", "127.0.0.1:\(url.port ?? 0)"], environment: bench.environment,
          named: "expo-worker")
        #expect(second.exit == 1)
        #expect(second.error.contains("cannot serve metrics on 127.0.0.1"))
        #expect(!second.error.contains("worker starts"))
      }
    }
  }

  @Test(
    "Addresses",
    arguments: [
      ("127.0.0.1:9464", "127.0.0.1", 9464, false), ("localhost:0", "127.0.0.1", 0, false),
      ("[::1]:80", "::1", 80, true), ("0.0.0.0:65535", "0.0.0.0", 65535, false),
    ])
  func addresses(text: String, host: String, port: UInt16, isSix: Bool) throws {
    let address = try #require(MetricsAddress(argument: text))
    #expect((address.host, address.port, address.isSix) == (host, port, isSix))
  }

  @Test(
    "No addresses",
    arguments: ["", "9464", "127.0.0.1", ":9464", "::1:9464", "h:65536", "[]:1"])
  func noAddress(text: String) {
    #expect(MetricsAddress(argument: text) == nil)
  }

  @Test("Labels are escaped, numbers plain")
  func text() throws {
    let board = MetricsBoard()
    board.makeCounter(label: "c", dimensions: [("b", "x\"y\\z\nw"), ("a", "1")]).increment(by: 3)
    board.makeRecorder(label: "g", dimensions: [], aggregate: false).record(1.5)
    let timer = board.makeTimer(label: "t", dimensions: [])
    for nanoseconds: Int64 in [1_000_000, 3_000_000_000, 9_000_000_000_000] {
      timer.recordNanoseconds(nanoseconds)
    }
    let text = board.snapshot.map(\.text).joined()
    #expect(text.contains("c{a=\"1\",b=\"x\\\"y\\\\z\\nw\"} 3\n"))
    #expect(text.contains("# TYPE g gauge\ng 1.5\n"))
    #expect(text.contains("t_seconds_bucket{le=\"0.001\"} 1\n"))
    #expect(text.contains("t_seconds_bucket{le=\"5\"} 2\n"))
    #expect(text.contains("t_seconds_bucket{le=\"+Inf\"} 3\nt_seconds_sum 9003.001\n"))
    #expect(text.contains("t_seconds_count 3\n"))
  }

  private static func isWellFormed(_ line: Substring) -> Bool {
    line.wholeMatch(
      of: /# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [-+0-9.eInf]+/)
      != nil
  }

  private func scrape(_ url: URL) async throws -> Scrape {
    let (data, response) = try await URLSession.shared.data(from: url)
    let http = response as? HTTPURLResponse
    return Scrape(
      status: http?.statusCode ?? 0, type: http?.value(forHTTPHeaderField: "Content-Type"),
      text: String(decoding: data, as: UTF8.self))
  }

  /// Runs the built worker on any free port and ends it in order.
  private func withWorker(_ bench: Workbench, _ body: (URL) async throws -> Void) async throws {
    let program = try Program(
      ["--metrics-address", "127.0.0.1:0", "--log-format", "json"],
      environment: bench.environment, named: "expo-worker")
    let ends = try program.start()
    var url: URL?
    do {
      try await eventually("metrics are served") {
        let told = try program.errorSoFar.firstMatch(of: /"url":"([^"]+)"/)
        url = told.flatMap { URL(string: String($0.output.1)) }
        return url != nil
      }
      try await body(try #require(url))
    } catch {
      program.send(SIGKILL)
      throw error
    }
    program.send(SIGTERM)
    #expect(try await program.finish(ends).exit == 0)
  }
}
