import Foundation
import Jobs
import Postgres

extension BenchReport {
  /// One job a transaction from one caller, against pgbench doing the same bare insert, turn about.
  mutating func enqueueing(_ database: BenchDatabase) async throws {
    let script = FileManager.default.temporaryDirectory.appending(
      path: "queue-bench-\(getpid()).sql")
    try Data(
      """
      insert into job_tickets (queue, lane, kind, max_attempts, payload) \
      values ('bare', 16, 'bench.bare', 3, '{"n":1}');

      """.utf8
    ).write(to: script)
    var ours: [Double] = []
    var theirs: [Double] = []
    for _ in 0..<3 {
      theirs.append(try pgbench(script.path, database.url))
      let begin = ContinuousClock.now
      var count = 0
      while ContinuousClock.now - begin < .seconds(3) {
        _ = try await database.queue.enqueue(NoOp.kind, NoOp(n: count))
        count += 1
      }
      ours.append(Double(count) / (ContinuousClock.now - begin).inSeconds)
    }
    try FileManager.default.removeItem(at: script)
    let (single, bare) = (ours.sorted()[1], theirs.sorted()[1])
    singleEnqueuePerS = single.rounded()
    pgbenchPerS = bare.rounded()
    enqueueRatio = (single / bare).hundredths
  }

  /// Transactions a second, as pgbench prints them.
  private func pgbench(_ script: String, _ url: String) throws -> Double {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "pgbench", "-n", "-M", "prepared", "-c", "1", "-T", "3", "-f", script, url,
    ]
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try withDefaultSignals { try process.run() }
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard let line = output.split(separator: "\n").first(where: { $0.hasPrefix("tps = ") }),
      let rate = line.split(separator: " ").dropFirst(2).first.flatMap({ Double($0) })
    else { throw NoPgbench(output: output) }
    return rate
  }
}

/// pgbench did not print a rate.
struct NoPgbench: Error, CustomStringConvertible {
  let output: String
  var description: String { "pgbench said: \(output)" }
}
