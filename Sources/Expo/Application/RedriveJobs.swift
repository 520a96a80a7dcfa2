public import Foundation
import Jobs

/// Which dead jobs are to run again; what is nil does not matter.
public struct DeadJobs: Sendable {
  /// The kind.
  public var kind: String?
  /// The queue.
  public var queue: String?
  /// The code of the expo.
  public var expo: String?
  /// What their last failure says somewhere, in any case.
  public var failure: String?
  /// Not those that died earlier.
  public var since: Date?
  /// At most so many.
  public var limit: Int

  /// All, a thousand at a time.
  public init(limit: Int = 1_000) { self.limit = limit }

  /// For the audit.
  var words: String {
    let parts = [kind, queue, expo, failure, since?.ISO8601Format()].compactMap(\.self)
    return parts.isEmpty ? "all" : parts.joined(separator: " ")
  }
}

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
  /// Lets dead jobs run again, the oldest first, all in one transaction.
  /// - Throws: `EditionError.notFound`.
  public func redrive(_ which: DeadJobs, isDryRun: Bool = false) async throws -> RedriveOutcome {
    try await context.change(isDryRun: isDryRun) { tx in
      let expo = try await which.expo.mapAsync {
        try await EditionQueries.find(code: $0, in: tx).id.rawValue
      }
      let dead = try await queue.jobs(
        JobFilter(
          states: [.dead], kind: which.kind, queue: which.queue, expo: expo,
          failure: which.failure, endedSince: which.since, limit: which.limit + 1))
      var (revived, taken): ([Int64], [Int64]) = ([], [])
      for job in dead.prefix(which.limit).reversed() {
        do {
          try await queue.retry(job.id, in: tx)
          revived.append(job.id.rawValue)
        } catch JobError.uniqueKeyTaken {
          taken.append(job.id.rawValue)
        }
      }
      try await audit("job.redrive", which.words, in: tx)
      for id in revived { try await audit("job.retry", String(id), in: tx) }
      return RedriveOutcome(revived: revived, taken: taken, hasMore: dead.count > which.limit)
    }
  }
}
