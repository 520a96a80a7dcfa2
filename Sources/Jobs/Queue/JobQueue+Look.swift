public import Postgres

extension JobQueue {
  /// A job as it stands, nil if there is none of that number.
  public func job(_ id: JobID) async throws -> JobRecord? {
    try await client.first(ReadQueries.job(id)).map(JobRows.record)
  }

  /// A job as the caller's transaction sees it.
  public func job(_ id: JobID, in tx: PostgresTransaction) async throws -> JobRecord? {
    try await tx.first(ReadQueries.job(id)).map(JobRows.record)
  }

  /// Jobs, the youngest first.
  public func jobs(_ filter: JobFilter = JobFilter()) async throws -> [JobRecord] {
    try await client.query(ReadQueries.jobs(filter)).map(JobRows.record)
  }

  /// How full each queue is; a queue without a single job is not listed.
  public func counts() async throws -> [QueueCounts] {
    try await client.query(ReadQueries.counts()).map(ReadQueries.counts)
  }

  /// How far a job is, nil if there is none of that number. Cheap enough to ask a few times a second.
  public func progress(_ id: JobID) async throws -> JobProgress? {
    try await client.first(ReadQueries.progress(id)).map(JobRows.progress)
  }

  /// The workers that live, or died within the hour, oldest first.
  public func workers() async throws -> [WorkerRecord] {
    try await client.query(ReadQueries.workers()).map(ReadQueries.worker)
  }
}
