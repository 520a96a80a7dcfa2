import Jobs
import Postgres

extension Timetables {
  /// Asks for a new version of the timetable.
  ///
  /// When nothing changed since a version that may still count, there is nothing to do; when a run
  /// of the expo is on already, it is that one.
  ///
  /// - Throws: `EditionError.unknown`, `TimetableError.lockedConflict`, `.slotsOverlap`, `.isOver`.
  public func requestRun(
    _ expo: String, _ options: ScheduleOptions = ScheduleOptions(), isDryRun: Bool = false
  ) async throws -> ScheduleRequest {
    try await context.change(.repeatableRead(readOnly: false), isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      let run = ScheduleRun(expo: expo, options, by: context.actor)
      let snapshot = try await PlanningSnapshot(edition, run, in: tx)
      if !options.isForced, let known = try await snapshot.answer(to: run, in: tx) {
        return .unchanged(ScheduleOutcome(known, isNew: false))
      }
      if run.mode == .all { try ProblemMapping.check(snapshot.data) }
      let enqueued = try await queue.enqueue(
        TimetableJobs.run, run, TimetableJobs.options(for: edition, by: context),
        in: tx)
      return .enqueued(job: enqueued.id.rawValue, isNew: enqueued.isNew)
    }
  }

  /// Ends the search that is on and keeps what it has found: the job ends as if its time were up.
  ///
  /// Cancelling the job instead throws away what it has found.
  ///
  /// - Returns: The number of the job, nil when none is on.
  /// - Throws: `EditionError.unknown`.
  public func stopRun(_ expo: String, isDryRun: Bool = false) async throws -> Int64? {
    guard let on = try await runs(expo, limit: 5).first(where: { $0.state == "running" }) else {
      return nil
    }
    try await context.change(isDryRun: isDryRun) { tx in
      try await StopQueries.stop(on.job, by: context.actor, in: tx)
    }
    return on.job
  }
}

/// What came of asking for a timetable.
public enum ScheduleRequest: Sendable, Hashable {
  /// A job will make it; not new when one was on already.
  case enqueued(job: Int64, isNew: Bool)
  /// The input has a version already.
  case unchanged(ScheduleOutcome)
}
