public import Postgres

extension JobQueue {
  /// Creates the jobs of a batch with the caller's commit; those that are all due at once go by COPY.
  ///
  /// A batch without a job of its own is over at once, and what follows it is due.
  public func enqueue(_ batch: JobBatch, in tx: PostgresTransaction) async throws -> JobBatchID {
    let follow = try batch.follow.map { try JobCoding.encode(try seal($0), kind: batch.name) }
    let id = try await BatchQueries.open(batch.name, expo: batch.expo, follow: follow, in: tx)
    let drafts = batch.drafts.map { draft in
      var draft = draft
      draft.batch = id
      return draft
    }
    let made = try await enqueue(drafts: drafts, in: tx).count(where: \.isNew)
    _ = try await tx.query(BatchQueries.fill(id, jobs: made))
    return JobBatchID(rawValue: id)
  }

  /// A batch or workflow as it stands, nil if there is none of that number.
  public func batch(_ id: JobBatchID) async throws -> JobBatchRecord? {
    try await client.first(BatchQueries.batch(id.rawValue)).map(BatchQueries.record)
  }

  /// Withdraws all jobs of a batch or workflow that have not ended, steps that wait for others too;
  /// handlers that run are told. Answers how many jobs it was about.
  @discardableResult
  public func cancel(batch: JobBatchID, in tx: PostgresTransaction) async throws -> Int {
    let live = try await tx.query(BatchQueries.live(in: batch.rawValue))
    var count = 0
    for row in live {
      do {
        _ = try await cancel(JobID(rawValue: try row.decode("id")), in: tx)
        count += 1
      } catch JobError.wrongState {
        // It ended meanwhile.
      }
    }
    return count
  }

  /// What the jobs of a batch that are done finished with, in the order they were enqueued in.
  public func results<Result: Decodable>(
    of batch: JobBatchID, as type: Result.Type
  ) async throws -> [Result] {
    try await client.query(BatchQueries.results(of: batch.rawValue, step: nil)).compactMap { row in
      try row.decode("result", as: String?.self).map {
        try JobCoding.decode(type, from: $0, kind: "batch")
      }
    }
  }
}
