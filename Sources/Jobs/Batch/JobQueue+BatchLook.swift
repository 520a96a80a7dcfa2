import Postgres

/// Which batches to list; every nil means "any".
public struct JobBatchFilter: Sendable {
  /// The tenant.
  public var expo: Int64?
  /// Whether their last job has ended.
  public var isOver: Bool?
  /// Whether one of their jobs ended dead or cancelled.
  public var isFailed: Bool?
  /// Only batches older than this one: for the next page, the last number of the page before.
  public var before: JobBatchID?
  /// At most so many, youngest first.
  public var limit: Int

  /// All batches, the youngest hundred.
  public init(
    expo: Int64? = nil, isOver: Bool? = nil, isFailed: Bool? = nil, before: JobBatchID? = nil,
    limit: Int = 100
  ) {
    self.expo = expo
    self.isOver = isOver
    self.isFailed = isFailed
    self.before = before
    self.limit = limit
  }
}

extension JobQueue {
  /// Batches and workflows, the youngest first.
  public func batches(_ filter: JobBatchFilter = JobBatchFilter()) async throws -> [JobBatchRecord]
  {
    try await client.query(BatchQueries.batches(filter)).map(BatchQueries.record)
  }

  /// Which jobs of a workflow have to be done before each: the numbers by that of the job that waits.
  public func predecessors(in batch: JobBatchID) async throws -> [JobID: [JobID]] {
    try await client.query(BatchQueries.edges(in: batch.rawValue)).reduce(into: [:]) { all, row in
      let (before, after) = try row.decode(Int64.self, Int64.self)
      all[JobID(rawValue: after), default: []].append(JobID(rawValue: before))
    }
  }
}
