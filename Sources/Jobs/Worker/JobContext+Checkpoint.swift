public import Postgres

extension JobContext {
  /// Keeps how far the handler is, with the effects that belong to it, in the caller's transaction: the
  /// next attempt goes on from there.
  ///
  /// Throws `JobError.leaseLost` when the job is no longer ours, and keeps it ours until the transaction
  /// ends otherwise. The latest checkpoint stands until the job is cleared away.
  public func save<Checkpoint: Encodable>(
    _ checkpoint: Checkpoint, in tx: PostgresTransaction
  ) async throws {
    let text = try JobCoding.encode(checkpoint, kind: kind)
    monitor.noteRow()
    try await assertHeld(in: tx)
    try await tx.execute(LeaseQueries.save(job.ticket, checkpoint: text, worker: job.worker))
  }

  /// Keeps how far the handler is, in a transaction of its own.
  public func save<Checkpoint: Encodable>(_ checkpoint: Checkpoint) async throws {
    try await client.transaction { tx in try await save(checkpoint, in: tx) }
  }

  /// What this or an earlier attempt saved last, nil if none did.
  public func checkpoint<Checkpoint: Decodable>(
    as type: Checkpoint.Type
  ) async throws -> Checkpoint? {
    try await client.first(LeaseQueries.checkpoint(jobID))?
      .decode("checkpoint", as: String?.self).map {
        try JobCoding.decode(type, from: $0, kind: kind)
      }
  }
}
