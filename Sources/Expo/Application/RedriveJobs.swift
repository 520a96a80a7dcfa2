import Jobs

/// What became of dead jobs that were to run again.
public struct RedriveOutcome: Sendable, Codable {
  /// Those that run again.
  public let revived: [Int64]
  /// Those whose unique key a live job has.
  public let taken: [Int64]
  /// Whether there are more.
  public let hasMore: Bool
}

extension JobDesk {
  /// Lets dead jobs of a kind or queue run again, the oldest first, all in one transaction.
  public func redrive(
    kind: String? = nil, queue name: String? = nil, limit: Int, isDryRun: Bool = false
  ) async throws -> RedriveOutcome {
    let dead = try await queue.jobs(
      JobFilter(states: [.dead], kind: kind, queue: name, limit: limit + 1))
    return try await context.change(isDryRun: isDryRun) { tx in
      var (revived, taken): ([Int64], [Int64]) = ([], [])
      for job in dead.prefix(limit).reversed() {
        do {
          try await queue.retry(job.id, in: tx)
          revived.append(job.id.rawValue)
        } catch JobError.uniqueKeyTaken {
          taken.append(job.id.rawValue)
        }
      }
      let what = [kind, name].compactMap(\.self).joined(separator: " ")
      try await audit("job.redrive", what.isEmpty ? "all" : what, in: tx)
      for id in revived { try await audit("job.retry", String(id), in: tx) }
      return RedriveOutcome(revived: revived, taken: taken, hasMore: dead.count > limit)
    }
  }
}
