import Foundation
import Jobs
import Logging
import Postgres

/// Every kind of job, its queue and limits, and every schedule, on one screen.
///
/// | kind | queue | attempts | time limit | schedule (UTC) |
/// |---|---|---|---|---|
/// | `timetable.run` | timetable | 10 | 2 h | – |
/// | `timetable.refresh` | default | 3 | 10 min | every hour |
/// | `jobs.prune` | default | 3 | 10 min | 03:30 every day |
enum JobTable {
  /// How many jobs of each queue a worker runs at once unless told otherwise.
  static let queues = ["timetable": 1, "default": 2]

  /// How long what has ended can be looked at.
  static let kept = Duration.seconds(30 * 86_400)

  static let refresh = JobKind<NoPayload>(
    "timetable.refresh", queue: "default", maxAttempts: 3, timeLimit: .seconds(600))
  static let prune = JobKind<NoPayload>(
    "jobs.prune", queue: "default", maxAttempts: 3, timeLimit: .seconds(600))

  /// The handlers and schedules over a context.
  static func registry(_ context: Context, logger: Logger) throws -> JobRegistry {
    var registry = JobRegistry()
    TimetableJobs.register(in: &registry, database: context.database)
    registry.register(refresh) { _, job in
      try await Timetables(context: context).refreshAll(logger: logger)
      try await finish(job, context)
    }
    registry.register(prune) { _, job in
      let queue = JobQueue(client: context.database)
      _ = try await queue.prune(olderThan: kept)
      let turnover = try await queue.turnOver(keeping: kept)
      if turnover != Turnover() {
        job.logger.info("the log was turned over", metadata: ["turnover": "\(turnover)"])
      }
      try await finish(job, context)
    }
    let utc = TimeZone.gmt
    registry.schedule(
      try CronEntry(
        "timetable.refresh", "0 * * * *", timeZone: utc, kind: refresh, payload: NoPayload(),
        options: JobOptions(uniqueKey: "timetable.refresh")))
    registry.schedule(
      try CronEntry(
        "jobs.prune", "30 3 * * *", timeZone: utc, kind: prune, payload: NoPayload(),
        options: JobOptions(uniqueKey: "jobs.prune")))
    return registry
  }

  private static func finish(_ job: JobContext, _ context: Context) async throws {
    try await context.database.transaction { tx in try await job.finish(in: tx) }
  }

  /// For jobs that need no telling what to do.
  struct NoPayload: Sendable, Codable {}
}
