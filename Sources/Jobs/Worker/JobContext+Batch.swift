import Postgres

extension JobContext {
  /// The batch or workflow that the job belongs to, or follows.
  public var batch: JobBatchID? { job.extra?.batch.map(JobBatchID.init(rawValue:)) }

  /// How the job's batch or workflow stands, nil without one.
  public func batchRecord() async throws -> JobBatchRecord? {
    guard let batch else { return nil }
    return try await JobQueue(client: client).batch(batch)
  }

  /// What the jobs of the batch that are done finished with, in the order they were enqueued in.
  public func results<Result: Decodable>(as type: Result.Type) async throws -> [Result] {
    guard let batch else { return [] }
    return try await JobQueue(client: client).results(of: batch, as: type)
  }

  /// What an earlier step of the workflow finished with; nil if it finished without a result.
  public func result<Result: Decodable>(
    of step: String, as type: Result.Type
  ) async throws -> Result? {
    guard let batch else { return nil }
    let row = try await client.first(BatchQueries.results(of: batch.rawValue, step: step))
    return try row?.decode("result", as: String?.self).map {
      try JobCoding.decode(type, from: $0, kind: kind)
    }
  }
}
