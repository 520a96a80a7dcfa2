import ArgumentParser
import Foundation
import Logging
import Postgres

/// Measures the PostgreSQL client against the server's own tools, side by side in one run.
@main
struct PostgresBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "postgres-bench",
    abstract: "Measure the PostgreSQL client against pgbench and psql.",
    discussion: """
      Rounds of ours and theirs alternate on the same server, so that other load meets both. Read the \
      ratios: the absolute figures are those of this machine at this moment.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  @Option(help: "The server to use; without it a private one is started and removed.")
  var url: String?

  @Option(help: "Numbers of connections for round trips, with commas between them.")
  var connections = "1,8"

  @Option(help: "Seconds of each round-trip measurement.")
  var seconds = 3

  @Option(help: "Rounds; medians are reported.")
  var rounds = 3

  @Option(help: "Rows to copy and to decode.")
  var rows = 300_000

  @Option(name: .shortAndLong, help: "How to print the result.")
  var output = Format.table

  private var connectionCounts: [Int] {
    connections.split(separator: ",").compactMap { Int($0) }
  }

  func validate() throws {
    let counts = connections.split(separator: ",")
    guard !counts.isEmpty, counts.count == connectionCounts.count,
      connectionCounts.allSatisfy({ (1...64).contains($0) })
    else { throw ValidationError("--connections wants numbers from 1 to 64, such as 1,8") }
    guard seconds > 0, rounds > 0, rows > 0 else {
      throw ValidationError("--seconds, --rounds and --rows must be positive")
    }
  }

  func run() async throws {
    let report = try await BenchServer(url: url).use { url in try await measure(url) }
    switch output {
    case .table: print(report.table)
    case .json: print(try report.json())
    }
  }

  private func measure(_ url: String) async throws -> BenchReport {
    let tools = try ServerTools.find()
    let trips = RoundTripMeasurement(
      url: url, tools: tools, connections: connectionCounts, seconds: seconds, rounds: rounds)
    let copy = CopyMeasurement(url: url, tools: tools, rows: rows, rounds: rounds)
    let decoding = DecodeMeasurement(url: url, rows: min(rows, 100_000), rounds: rounds)
    return BenchReport(
      roundTrips: try await trips.run(), copy: try await copy.run(),
      decoding: try await decoding.run())
  }
}
