import Foundation
import Jobs
import Postgres
import TestSupport

@testable import Expo

extension Timetables {
  static let expo = "test-expo"

  /// The options of all tests: so many steps and no clock, so that the result is always the same.
  static let options = ScheduleOptions(seed: 7, timeLimit: nil, steps: 2_000)

  /// Works off the timetable queue until nothing is due.
  func work() async throws {
    var registry = JobRegistry()
    TimetableJobs.register(in: &registry, database: context.database)
    let worker = JobWorker(
      client: context.database, registry: registry,
      configuration: JobWorkerConfiguration(queues: ["timetable": 1]), logger: quietLogger)
    _ = try await worker.runUntilIdle()
  }

  /// Requests a run and works it off.
  func compute(_ options: ScheduleOptions = options) async throws -> ScheduleOutcome {
    switch try await requestRun(Self.expo, options) {
    case .unchanged(let outcome): return outcome
    case .enqueued(let job, _):
      try await work()
      let status = try await run(job)
      guard let outcome = status.outcome else {
        throw RunFailed(reason: "\(status.state): \(status.fault ?? "")")
      }
      return outcome
    }
  }

  struct RunFailed: Error {
    let reason: String
  }
}

/// Runs a test on a database with planning data and the door to its timetables.
func withTimetables(
  _ data: PlanningData = RuleCase.sound.data, _ body: (Timetables) async throws -> Void
) async throws {
  try await withPlanningDatabase(data) { context in
    try await body(Timetables(context: context))
  }
}
