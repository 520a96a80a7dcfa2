import Foundation
import Jobs
import Logging
import Postgres
import Synchronization

/// The job that does nothing.
struct NoOp: Codable, Sendable {
  var n: Int
  static let kind = JobKind<NoOp>("bench.noop", queue: "bench", maxAttempts: 3)
}

extension BenchDatabase {
  var queue: JobQueue { JobQueue(client: client) }

  /// Enqueues by COPY, so many a commit; answers jobs a second.
  func fill(_ count: Int, bulk: Int = 50_000) async throws -> Double {
    let begin = ContinuousClock.now
    for start in stride(from: 0, to: count, by: bulk) {
      let jobs = (start..<min(start + bulk, count)).map(NoOp.init(n:))
      try await client.transaction { tx in
        _ = try await queue.enqueue(many: jobs, of: NoOp.kind, in: tx)
      }
    }
    return Double(count) / (ContinuousClock.now - begin).inSeconds
  }

  func worker(slots: Int, _ handler: @escaping @Sendable (NoOp, JobContext) async throws -> Void)
    -> JobWorker
  {
    var registry = JobRegistry()
    registry.register(NoOp.kind, handler)
    return JobWorker(
      client: client, registry: registry,
      configuration: JobWorkerConfiguration(queues: ["bench": slots]),
      logger: Self.logger)
  }
}

extension Duration {
  var inSeconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }
}

/// Numbers from many threads.
final class Samples: Sendable {
  private let values = Mutex<[Double]>([])
  func add(_ value: Double) { values.withLock { $0.append(value) } }
  var all: [Double] { values.withLock { $0 } }
  func removeAll() { values.withLock { $0 = [] } }

  /// The value that so many of a hundred do not exceed, nil of nothing.
  func percentile(_ percent: Int) -> Double? {
    let sorted = all.sorted()
    guard !sorted.isEmpty else { return nil }
    return sorted[min(sorted.count - 1, sorted.count * percent / 100)]
  }
}
