public import Foundation
import Jobs
import Postgres

/// A batch or workflow as lists show it.
public struct BatchSummary: Sendable, Codable {
  /// Its number.
  public let id: Int64
  /// What it is called.
  public let name: String
  /// `batch`, or `workflow` where some jobs wait for others.
  public let form: String
  /// `open`, `stuck` (open, and nothing of it can go on), `done` or `failed` (over, not all of it done).
  public let state: String
  /// How many jobs it has.
  public let total: Int
  /// How many are done.
  public let done: Int
  /// How many ended dead or cancelled.
  public let failed: Int
  /// How many have not ended.
  public let pending: Int
  /// When it was enqueued.
  public let createdAt: Date
  /// When the last of its jobs ended.
  public let finishedAt: Date?

  init(_ record: JobBatchRecord, isStuck: Bool = false) {
    id = record.id.rawValue
    name = record.name
    form = record.isWorkflow ? "workflow" : "batch"
    let isOver = record.finishedAt != nil
    state = isOver ? (record.failed > 0 ? "failed" : "done") : isStuck ? "stuck" : "open"
    total = record.total
    done = record.done
    failed = record.failed
    pending = record.pending
    createdAt = record.createdAt
    finishedAt = record.finishedAt
  }
}

/// A batch or workflow with its jobs.
public struct BatchDetail: Sendable, Codable {
  /// What lists show.
  public let summary: BatchSummary
  /// Its jobs: of a workflow the steps in their order, of a batch those that failed first, then what
  /// runs, what waits and what is done, at most so many as were asked for.
  public let jobs: [BatchJob]
  /// What is to be done by a person, if something is.
  public let advice: String?
}

/// A job of a batch.
public struct BatchJob: Sendable, Codable {
  /// The job.
  public let job: JobSummary
  /// Which step of its workflow it is; `then` for the job that follows a batch.
  public let step: String?
  /// The steps it comes after.
  public let after: [String]
  /// Those of them that are not done, each with how it stands: `letter (dead)`.
  public let waitsFor: [String]
}

extension JobDesk {
  /// Batches and workflows, the latest first.
  /// - Throws: `EditionError.unknown`.
  public func batches(
    expo: String? = nil, isOver: Bool? = nil, isFailed: Bool? = nil, limit: Int = 50
  ) async throws -> [BatchSummary] {
    let id = try await expo.asyncMap { code in
      try await context.database.transaction(.readOnly) { tx in
        try await EditionQueries.find(code: code, in: tx).id.rawValue
      }
    }
    return try await queue.batches(
      JobBatchFilter(expo: id, isOver: isOver, isFailed: isFailed, limit: limit)
    ).map { BatchSummary($0) }
  }

  /// One batch or workflow, with at most so many of its jobs.
  /// - Throws: `JobDeskError.batchUnknown`.
  public func batch(_ id: Int64, limit: Int = 50) async throws -> BatchDetail {
    let batch = JobBatchID(rawValue: id)
    guard let record = try await queue.batch(batch) else {
      throw JobDeskError.batchUnknown(id)
    }
    let before = record.isWorkflow ? try await queue.predecessors(in: batch) : [:]
    let records =
      record.isWorkflow
      ? try await queue.jobs(JobFilter(batch: batch, limit: record.total)).reversed()
      : try await jobs(of: batch, limit: limit)
    let known = Dictionary(uniqueKeysWithValues: records.map { ($0.id, $0) })
    let jobs = records.map { BatchJob($0, after: (before[$0.id] ?? []).compactMap { known[$0] }) }
    let isStuck =
      record.finishedAt == nil && record.isWorkflow
      && !records.contains { $0.state.isLive && $0.blocker != "step" }
    return BatchDetail(
      summary: BatchSummary(record, isStuck: isStuck),
      jobs: record.isWorkflow ? Array(jobs.prefix(limit)) : jobs,
      advice: isStuck
        ? "let what failed run again: expoctl job retry NUMBER; or give up: expoctl batch cancel \(id)"
        : nil)
  }

  /// Those that need somebody come first.
  private func jobs(of batch: JobBatchID, limit: Int) async throws -> [JobRecord] {
    var found: [JobRecord] = []
    for states: Set<JobState> in [[.dead, .cancelled], [.running], [.ready], [.done]]
    where found.count < limit {
      found += try await queue.jobs(
        JobFilter(states: states, batch: batch, limit: limit - found.count))
    }
    return found
  }

  /// Withdraws all jobs of a batch or workflow that have not ended; handlers that run are told.
  /// - Returns: How many jobs it was about.
  /// - Throws: `JobDeskError.batchUnknown`.
  public func cancelBatch(_ id: Int64, isDryRun: Bool = false) async throws -> Int {
    guard try await queue.batch(JobBatchID(rawValue: id)) != nil else {
      throw JobDeskError.batchUnknown(id)
    }
    return try await context.change(isDryRun: isDryRun) { tx in
      let count = try await queue.cancel(batch: JobBatchID(rawValue: id), in: tx)
      try await audit("batch.cancel", String(id), in: tx)
      return count
    }
  }
}

extension BatchJob {
  fileprivate init(_ record: JobRecord, after: [JobRecord]) {
    job = JobSummary(record)
    step = record.step == "@then" ? "then" : record.step
    self.after = after.map { $0.step ?? "\($0.id)" }
    waitsFor = after.filter { $0.state != .done }.map {
      "\($0.step ?? "\($0.id)") (\($0.state.rawValue))"
    }
  }
}
