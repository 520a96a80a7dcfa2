import Postgres

/// What became of the partitions of the log.
public struct Turnover: Sendable, Equatable {
  /// Laid for the time to come.
  public internal(set) var laid: [String] = []
  /// Dropped with all they held.
  public internal(set) var dropped: [String] = []
  /// Old enough, but still needed: a job in them runs, or older ones are still there.
  public internal(set) var kept: [String] = []
  /// Jobs that had not ended and were moved out of what was dropped.
  public internal(set) var moved = 0

  /// Nothing happened.
  public init() {}
}

extension JobQueue {
  /// Turns the log over: lays the partition of the span of time that comes next, and drops those that
  /// ended more than `age` ago, with the jobs that ended in them. Jobs that still wait are moved out
  /// first; a partition with a job that runs stays for another time.
  ///
  /// Nothing is deleted row by row. Dropping holds up claims and completions as long as it takes to look
  /// for jobs that have not ended; one that cannot get its locks within 5 s fails, and is for the next
  /// round. `age` and `span` are a day or more.
  public func turnOver(
    keeping age: Duration, span: Duration = .seconds(30 * 86_400)
  ) async throws -> Turnover {
    precondition(min(age, span) >= .seconds(86_400), "what is kept, is kept for a day or more")
    var turnover = Turnover()
    for row in try await client.query(TurnoverQueries.missing(span: span)) {
      let partition = try LogPartition(row)
      try await lay(partition)
      turnover.laid.append(partition.name)
    }
    // What tickets need to be understood goes later than they.
    for row in try await client.query(TurnoverQueries.old(keeping: age, span: span)) {
      let partition = try LogPartition(row)
      if let moved = try await drop(partition) {
        turnover.dropped.append(partition.name)
        turnover.moved += moved
      } else {
        turnover.kept.append(partition.name)
      }
    }
    if !turnover.dropped.isEmpty { try await client.execute(TurnoverQueries.orphans()) }
    return turnover
  }

  /// Makes a partition; that of the time before must hold nothing of its span.
  func lay(_ partition: LogPartition) async throws {
    try await client.transaction { tx in
      try await tx.execute(TurnoverQueries.lockTimeout)
      for statement in TurnoverQueries.lay(partition) { try await tx.execute(statement) }
    }
  }

  /// Drops a partition; answers how many jobs were moved out of it, nil if it is still needed.
  private func drop(_ partition: LogPartition) async throws -> Int? {
    try await client.transaction { tx -> Int? in
      try await tx.execute(TurnoverQueries.lockTimeout)
      try await tx.execute(TurnoverQueries.lock(partition))
      guard partition.parent == .tickets else {
        guard try await tx.first(TurnoverQueries.needs(partition)) == nil else { return nil }
        try await tx.execute(TurnoverQueries.drop(partition))
        return 0
      }
      guard try await tx.first(TurnoverQueries.running(in: partition)) == nil else { return nil }
      let moved = try await tx.execute(TurnoverQueries.move(outOf: partition))
      try await tx.execute(TurnoverQueries.tombstones(of: partition))
      try await tx.execute(TurnoverQueries.drop(partition))
      return moved
    }
  }
}
