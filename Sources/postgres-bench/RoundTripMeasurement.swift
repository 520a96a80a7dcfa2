import Foundation
import Postgres

/// Prepared `SELECT 1`: ours against `pgbench -M prepared`, rounds alternating.
struct RoundTripMeasurement {
  let url: String
  let tools: ServerTools
  let connections: [Int]
  let seconds: Int
  let rounds: Int

  func run() async throws -> [BenchReport.RoundTrips] {
    try await withTemporaryFile(".sql") { script in
      try Data("select 1;\n".utf8).write(to: script)
      var results: [BenchReport.RoundTrips] = []
      for count in connections {
        var result = BenchReport.RoundTrips(connections: count)
        for _ in 0..<rounds {
          result.pgbench.append(try await pgbench(script, count))
          result.held.append(try await ours(count, isHeld: true))
          result.pooled.append(try await ours(count, isHeld: false))
        }
        results.append(result)
      }
      return results
    }
  }

  /// Statements a second as pgbench reports them, connecting not counted.
  private func pgbench(_ script: URL, _ count: Int) async throws -> BenchReport.Rate {
    let before = CPUTime.children
    let text = try await output(
      of: tools.pgbench,
      [
        "-n", "-M", "prepared", "-j", "2", "-c", String(count), "-T", String(seconds), "-f",
        script.path, url,
      ])
    for line in text.split(separator: "\n") where line.hasPrefix("tps = ") {
      let number = line.dropFirst(6).prefix { $0 != " " }
      if let rate = Double(number) {
        let cpu = (CPUTime.children - before) / (rate * Double(seconds))
        return BenchReport.Rate(perSecond: rate, cpuMicroseconds: cpu * 1e6)
      }
    }
    throw BenchError(description: "pgbench did not report its rate")
  }

  private func ours(_ count: Int, isHeld: Bool) async throws -> BenchReport.Rate {
    let before = CPUTime.own
    let client = try benchClient(url: url, sessions: count)
    let rate: Double
    do {
      rate = try await isHeld ? held(client, count) : pooled(client, count)
    } catch {
      await client.close()
      throw error
    }
    await client.close()
    let cpu = (CPUTime.own - before) / (rate * Double(seconds))
    return BenchReport.Rate(perSecond: rate, cpuMicroseconds: cpu * 1e6)
  }

  /// Each task keeps its session, as each of pgbench's clients does.
  private func held(_ client: PostgresClient, _ count: Int) async throws -> Double {
    let duration = Duration.seconds(seconds)
    return try await rate(count) {
      try await client.withSession { session in
        try await Self.loop(for: duration) { try await session.first("select 1") }
      }
    }
  }

  /// Each statement asks the pool for a session.
  private func pooled(_ client: PostgresClient, _ count: Int) async throws -> Double {
    let duration = Duration.seconds(seconds)
    return try await rate(count) {
      try await Self.loop(for: duration) { try await client.first("select 1") }
    }
  }

  private func rate(
    _ count: Int, _ task: @escaping @Sendable () async throws -> Double
  ) async throws -> Double {
    try await withThrowingTaskGroup(of: Double.self) { group in
      for _ in 0..<count { group.addTask { try await task() } }
      // Rates are summed, so that the time a task took to connect is not counted.
      return try await group.reduce(0, +)
    }
  }

  private static func loop(
    for duration: Duration, _ statement: () async throws -> PostgresRow?
  ) async throws -> Double {
    for _ in 0..<3 { _ = try await statement() }  // connects and prepares
    let start = ContinuousClock.now
    var now = start
    var count = 0
    while now - start < duration {
      for _ in 0..<16 {
        guard try await statement()?.decode(Int32.self) == 1 else {
          throw BenchError(description: "select 1 is not 1")
        }
      }
      count += 16
      now = .now
    }
    return Double(count) / ((now - start) / .seconds(1))
  }
}
