public import Foundation
import Jobs

/// What a job waits for, or why it ended as it did.
public struct JobExplanation: Sendable, Codable {
  /// The job.
  public let job: JobSummary
  /// In one word, for programs: `due`, `unserved`, `behind`, `scheduled`, `retrying`, `paused`, `running`,
  /// `cancelling`, `silent`, `done`, `dead` or `cancelled`.
  public let reason: String
  /// In one sentence.
  public let sentence: String
  /// Since when it is so, or until when, as the reason goes.
  public let at: Date?
  /// Jobs of its queue that are due before it, where it waits for its turn.
  public let ahead: Int?
  /// The worker that has it, as `host:pid`.
  public let worker: String?
  /// What a person may do about it.
  public let advice: String?
  /// Every failed attempt, in order.
  public let failures: [String]
}

extension JobDesk {
  /// Says what a job waits for and why.
  /// - Throws: `JobError.notFound`.
  public func explain(_ id: Int64) async throws -> JobExplanation {
    guard let record = try await queue.job(JobID(rawValue: id)) else {
      throw JobError.notFound(JobID(rawValue: id))
    }
    let why =
      switch record.state {
      case .ready: try await whyWaiting(record)
      case .running: try await whyRunning(record)
      case .done: JobReason("done", "it is done", at: record.finishedAt)
      case .dead:
        JobReason(
          "dead",
          "it gave up after \(record.attempts) of \(record.maxAttempts) attempts: "
            + (record.faults.last?.message ?? "nobody said why"),
          at: record.finishedAt, advice: "once the cause is gone: expoctl job retry \(id)")
      case .cancelled:
        JobReason(
          "cancelled", "somebody withdrew it", at: record.finishedAt,
          advice: "let it run after all: expoctl job retry \(id)")
      }
    return JobExplanation(
      job: JobSummary(record), reason: why.code, sentence: why.sentence, at: why.at,
      ahead: why.ahead, worker: why.worker, advice: why.advice,
      failures: record.faults.map { "\($0.reason.rawValue): \($0.message)" })
  }

  private func whyWaiting(_ job: JobRecord) async throws -> JobReason {
    let now = try await DoctorQueries.now(context.database)
    if job.runAt > now {
      if let fault = job.faults.last {
        return JobReason(
          "retrying", "attempt \(job.attempts) failed (\(fault.message)); the next one comes later",
          at: job.runAt, advice: "at once: expoctl job retry \(job.id)")
      }
      return JobReason("scheduled", "it is not due before its time", at: job.runAt)
    }
    if let blocker = job.blocker { return whyKeptBack(job, by: blocker) }
    if try await queue.pausedQueues().contains(job.queue) {
      return JobReason(
        "paused", "the queue “\(job.queue)” stands still", at: job.runAt,
        advice: "let it go on: expoctl queue resume \(job.queue)")
    }
    let alive = try await queue.workers().filter { $0.isAlive(at: now) }
    guard alive.contains(where: { $0.queues.contains(job.queue) }) else {
      return JobReason(
        "unserved", "no worker that is alive serves the queue “\(job.queue)”", at: job.runAt,
        advice: "start one: expo-worker --queues \(job.queue)=1")
    }
    let counts = try await queue.counts().first { $0.queue == job.queue }
    let ahead = try await ahead(of: job, among: counts?.ready ?? 0, at: now)
    let running = counts?.running ?? 0
    if ahead == 0 {
      return JobReason(
        "due", "it is the next of its queue; \(running) of the queue are running", at: job.runAt,
        ahead: 0)
    }
    return JobReason(
      "behind", "\(ahead) of its queue come first; \(running) are running", at: job.runAt,
      ahead: ahead)
  }

  private func whyKeptBack(_ job: JobRecord, by blocker: String) -> JobReason {
    if let key = blocker.split(separator: ":", maxSplits: 1).dropFirst().first {
      return blocker.hasPrefix("limit:")
        ? JobReason("limited", "all places under the limit “\(key)” are taken", at: job.runAt)
        : JobReason(
          "unserved", "no worker that has met it knows its kind, \(key)", at: job.runAt,
          advice: "start a worker of the version that enqueued it")
    }
    return JobReason("behind", "steps of its workflow before it are not done", at: job.runAt)
  }

  /// How many of the due jobs of its queue go first: all that are not seen to come later among the
  /// youngest thousand.
  private func ahead(of job: JobRecord, among due: Int, at now: Date) async throws -> Int {
    let key = { (job: JobRecord) in (job.priority, job.runAt, job.id) }
    let later = try await queue.jobs(
      JobFilter(states: [.ready], queue: job.queue, limit: 1_000)
    ).count { $0.runAt <= now && key($0) >= key(job) }
    return max(0, due - later)
  }

  private func whyRunning(_ job: JobRecord) async throws -> JobReason {
    let now = try await DoctorQueries.now(context.database)
    let worker = try await queue.workers().first { $0.id == job.worker }
    let name = worker.map { "\($0.host):\($0.pid)" }
    let who = name.map { "the worker \($0)" } ?? "a worker that is gone"
    if job.isCancelRequested {
      return JobReason(
        "cancelling", "\(who) has been asked to stop it", at: job.startedAt, worker: name)
    }
    if worker?.isAlive(at: now) != true {
      return JobReason(
        "silent", "\(who) has it and gives no sign of life; another one takes it over",
        at: job.leaseUntil, worker: name)
    }
    let far = job.progress.fraction.map { ", \(Int($0 * 100)) % done" } ?? ""
    return JobReason(
      "running", "attempt \(job.attempts) of \(job.maxAttempts) runs at \(who)\(far)",
      at: job.startedAt, worker: name)
  }
}

/// The parts of an explanation that differ.
private struct JobReason {
  let code: String
  let sentence: String
  let at: Date?
  let ahead: Int?
  let worker: String?
  let advice: String?

  init(
    _ code: String, _ sentence: String, at: Date?, ahead: Int? = nil, worker: String? = nil,
    advice: String? = nil
  ) {
    self.code = code
    self.sentence = sentence
    self.at = at
    self.ahead = ahead
    self.worker = worker
    self.advice = advice
  }
}

extension WorkerRecord {
  /// Whether it has given a sign of life within two leases.
  func isAlive(at now: Date) -> Bool { now.timeIntervalSince(beatAt) < 30 }
}
