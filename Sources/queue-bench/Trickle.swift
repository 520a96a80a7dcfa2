import ArgumentParser
import Foundation
import Jobs
import Postgres

/// `queue-bench trickle --url …`: enqueues one job every 15 to 30 ms, each with the moment just before.
///
/// A program of its own, as those that enqueue are: it shares no thread and no session with the worker.
struct Trickle: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trickle", abstract: "Enqueue jobs that carry their moment, one by one.")

  @Option(help: "The database.") var url: String
  @Option(help: "Jobs.") var jobs = 300

  func run() async throws {
    let client = try BenchDatabase.client(url)
    // A program that mostly waits does so where the answers come in.
    try await Task(executorPreference: PostgresThread.executor) { [jobs] in
      let queue = JobQueue(client: client)
      for round in 0..<jobs {
        try await Task.sleep(for: .milliseconds(15 + round % 16))
        _ = try await queue.enqueue(NoOp.kind, NoOp(n: Self.now()))
      }
    }.value
    await client.close()
  }

  /// Microseconds of the clock that all programs of a machine share.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
  }
}
