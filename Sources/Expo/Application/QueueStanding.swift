import Foundation
import Jobs
import Postgres

/// How the queue and its database stand, over the whole fleet.
public struct QueueStanding: Sendable {
  /// One queue.
  public struct Queue: Sendable {
    /// Its name.
    public let name: String
    /// How many jobs are in each state: `ready`, `scheduled`, `running`, `done`, `dead`, `cancelled`.
    public let jobs: [String: Int]
    /// How long the job that waits longest has been due.
    public let oldestDueSeconds: Double?
  }

  /// Every queue that has jobs.
  public let queues: [Queue]
  /// Workers that are alive.
  public let workers: Int
  /// Who keeps dead rows from being cleaned most.
  public let horizon: HorizonHolder?
}

/// Who keeps the server from cleaning up what was deleted or changed since.
public struct HorizonHolder: Sendable {
  /// `session`, `slot` of a replica, or `prepared` transaction.
  public let kind: String
  /// The process of a session.
  public let pid: Int?
  /// How a session calls its program, a slot or a transaction is called.
  public let name: String
  /// How long it has been at it; 0 where the server does not tell.
  public let seconds: Double
  /// How many transactions have begun since.
  public let transactions: Int
}

extension ExpoApplication {
  /// Looks how the queue stands; throws when the database does not answer in time.
  public func queueStanding(within limit: Duration) async throws -> QueueStanding {
    try await withThrowingTaskGroup(of: QueueStanding?.self) { group in
      group.addTask { try await queueStanding() }
      group.addTask {
        try await Task.sleep(for: limit)
        return nil
      }
      defer { group.cancelAll() }
      guard let standing = try await group.next() ?? nil else {
        throw Failure(
          code: "database.silent", kind: .unavailable,
          message: "the database did not answer within \(limit)", advice: nil)
      }
      return standing
    }
  }

  private func queueStanding() async throws -> QueueStanding {
    let database = context.database
    let now = try await DoctorQueries.now(database)
    let queues = try await JobQueue(client: database).counts().map { counts in
      QueueStanding.Queue(
        name: counts.queue,
        jobs: [
          "ready": counts.ready, "scheduled": counts.scheduled, "running": counts.running,
          "done": counts.done, "dead": counts.dead, "cancelled": counts.cancelled,
        ],
        oldestDueSeconds: counts.oldestDue.map { max(0, now.timeIntervalSince($0)) })
    }
    return QueueStanding(
      queues: queues, workers: try await DoctorQueries.liveWorkers(database),
      horizon: try await DoctorQueries.horizonHolder(database))
  }
}
