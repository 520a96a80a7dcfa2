import Jobs
import Postgres

/// The jobs of this slice.
enum TimetableJobs {
  /// Computes a new version. At most one is live for an expo (`uniqueKey`).
  static let run = JobKind<ScheduleRun>(
    "timetable.run", queue: "timetable", maxAttempts: 10, timeLimit: .seconds(7_200))

  /// What keeps a second run of the same expo away.
  static let uniqueKey = "timetable.run"

  /// How such a job is enqueued for an expo, by callers and by cron.
  static func options(for edition: Edition, by context: Context) -> JobOptions {
    JobOptions(
      uniqueKey: uniqueKey, expo: edition.id.rawValue, createdBy: context.actor.name,
      traceparent: context.traceparent)
  }

  /// Binds the handler.
  static func register(in registry: inout JobRegistry, database: PostgresClient) {
    registry.register(run) { payload, job in
      try await RunTimetable(database: database, run: payload, job: job).perform()
    }
  }
}
