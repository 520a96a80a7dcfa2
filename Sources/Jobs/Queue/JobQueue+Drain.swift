public import Foundation
public import Postgres

extension JobQueue {
  /// Asks a worker to take no more jobs, to give back what it has not started, and to end once the
  /// handlers that run have ended, however long they take.
  ///
  /// Throws `JobError.workerNotFound` if there is none, or others have taken its jobs already.
  public func drain(worker: UUID, in tx: PostgresTransaction) async throws {
    guard try await tx.first(SteerQueries.drain(worker)) != nil else {
      throw JobError.workerNotFound(worker)
    }
  }

  /// Asks a worker to end, in a transaction of its own.
  public func drain(worker: UUID) async throws {
    try await client.transaction { tx in try await drain(worker: worker, in: tx) }
  }
}
