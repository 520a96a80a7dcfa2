import Postgres

extension JobQueue {
  /// Clears away what ended before `age` ago, and cron slots of that age; answers how many jobs went.
  /// Dead jobs stay unless named, for somebody has to look at them.
  public func prune(
    olderThan age: Duration, states: Set<JobState> = [.done, .cancelled]
  ) async throws -> Int {
    let names = states.filter { !$0.isLive }.map(\.rawValue).sorted()
    var total = 0
    while true {
      try Task.checkCancellation()
      let row = try await client.first(
        SteerQueries.prune(olderThan: age, states: names, limit: Self.pruneBatch))
      let gone = Int(try row?.decode("gone", as: Int64.self) ?? 0)
      total += gone
      if gone < Self.pruneBatch { break }
    }
    _ = try await client.execute(CronQueries.pruneSlots(olderThan: age))
    return total
  }

  private static let pruneBatch = 5_000
}
