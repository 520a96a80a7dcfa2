import Postgres

extension JobQueue {
  /// How many jobs of the same queue are due and go before a waiting one, by priority and time.
  public func ahead(of job: JobRecord) async throws -> Int {
    let row = try await client.first(
      """
      /* Jobs.ahead */
      select count(*) as n from jobs
      where queue = \(job.queue) and state = 'ready' and run_at <= now()
        and (priority, run_at, id) < (\(job.priority.rawValue), \(job.runAt), \(job.id.rawValue))
      """)
    return Int(try row?.decode("n", as: Int64.self) ?? 0)
  }
}
