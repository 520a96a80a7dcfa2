public import Postgres

extension JobQueue {
  /// Sets what the whole fleet does at most; exact, for places are rows.
  ///
  /// Jobs over the limit of a key leave the queue and come back when there is a place, so that they stand
  /// in nobody's way. A limit with neither number lets everything through.
  public func limit(_ limit: JobLimit, in tx: PostgresTransaction) async throws {
    try await tx.execute(LimitQueries.set(limit))
  }

  /// Sets a limit in a transaction of its own.
  public func limit(_ limit: JobLimit) async throws {
    try await client.transaction { tx in try await self.limit(limit, in: tx) }
  }

  /// Stops workers from taking jobs of a queue, or lets them go on; what runs goes on.
  public func pause(
    queue: String, _ isPaused: Bool = true, in tx: PostgresTransaction
  ) async throws {
    _ = try await tx.query(LimitQueries.pause(queue, isPaused))
  }

  /// Stops a queue or lets it go on, in a transaction of its own.
  public func pause(queue: String, _ isPaused: Bool = true) async throws {
    try await client.transaction { tx in try await pause(queue: queue, isPaused, in: tx) }
  }

  /// The queues that stand still.
  public func pausedQueues() async throws -> [String] {
    try await client.query(LimitQueries.paused()).map { try $0.decode("queue") }
  }
}
