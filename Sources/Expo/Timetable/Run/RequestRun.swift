import Jobs
import Postgres

extension Timetables {
  /// Asks for a new version of the timetable.
  ///
  /// When nothing changed since a version that may still count, there is nothing to do; when a run
  /// of the expo is on already, it is that one.
  ///
  /// - Throws: `EditionError.unknown`, `TimetableError.lockedConflict`, `.slotsOverlap`.
  public func requestRun(
    _ expo: String, _ options: ScheduleOptions = ScheduleOptions(), isDryRun: Bool = false
  ) async throws -> ScheduleRequest {
    try await context.change(.repeatableRead(readOnly: false), isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      let snapshot = try await PlanningSnapshot(edition, seed: options.seed, in: tx)
      if !options.isForced,
        let known = try await TimetableQueries.version(
          withHash: snapshot.hash, of: edition.id, in: tx)
      {
        return .unchanged(ScheduleOutcome(known, isNew: false))
      }
      try ProblemMapping.check(snapshot.data)
      let run = ScheduleRun(expo: expo, options, by: context.actor)
      let enqueued = try await queue.enqueue(
        TimetableJobs.run, run, TimetableJobs.options(for: edition, by: context),
        in: tx)
      return .enqueued(job: enqueued.id.rawValue, isNew: enqueued.isNew)
    }
  }
}

/// What came of asking for a timetable.
public enum ScheduleRequest: Sendable, Hashable {
  /// A job will make it; not new when one was on already.
  case enqueued(job: Int64, isNew: Bool)
  /// The input has a version already.
  case unchanged(ScheduleOutcome)
}
