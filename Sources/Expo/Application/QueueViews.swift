public import Foundation
import Jobs

/// A queue as lists show it.
public struct QueueSummary: Sendable, Codable {
  /// Its name.
  public let name: String
  /// Due and waiting.
  public let ready: Int
  /// Waiting for their time.
  public let scheduled: Int
  /// Held by workers.
  public let running: Int
  /// Done and not cleared away yet.
  public let done: Int
  /// Given up.
  public let dead: Int
  /// Since when the job that waits longest has been due.
  public let oldestDue: Date?
  /// Workers that are alive and serve it.
  public let workers: Int
  /// Whether nobody takes jobs of it for now.
  public let isPaused: Bool
}

extension JobDesk {
  /// The queues that have jobs or workers, by name.
  public func queues() async throws -> [QueueSummary] {
    let now = try await DoctorQueries.now(context.database)
    let workers = try await queue.workers().filter { $0.isAlive(at: now) }
    let counts = Dictionary(
      uniqueKeysWithValues: try await queue.counts().map { ($0.queue, $0) })
    let paused = Set(try await queue.pausedQueues())
    let names = Set(counts.keys).union(workers.flatMap(\.queues)).union(paused)
    return names.sorted().map { name in
      let count = counts[name]
      return QueueSummary(
        name: name, ready: count?.ready ?? 0, scheduled: count?.scheduled ?? 0,
        running: count?.running ?? 0, done: count?.done ?? 0, dead: count?.dead ?? 0,
        oldestDue: count?.oldestDue, workers: workers.count { $0.queues.contains(name) },
        isPaused: paused.contains(name))
    }
  }
}
