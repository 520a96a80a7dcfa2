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

  /// Stores a plan made by hand as the next draft; its certificate says that nothing is worth more
  /// than all wishes together.
  @discardableResult
  func draft(_ plan: [PlannedMeeting], idle: Int = 0, moves: Int = 0) async throws -> Int {
    try await context.database.transaction { tx in
      let edition = try await EditionQueries.find(code: Self.expo, in: tx)
      let snapshot = try await PlanningSnapshot(
        edition, ScheduleRun(expo: Self.expo, by: context.actor), in: tx)
      let wishes = snapshot.wishes
      let weight = wishes.reduce(0) { $0 + $1.weight }
      let placed = Set(plan.map(\.pair))
      let days = Set(snapshot.data.slots.map(\.day)).sorted()
      let version = NewVersion(
        inputHash: snapshot.hash, askedHash: snapshot.hash, mode: .all, asOf: nil, movesVIP: false,
        job: 0, seed: 1, seconds: 0, wishes: wishes,
        meetings: plan.sorted { $0.pair < $1.pair },
        unplaced: wishes.filter { !placed.contains($0.pair) }.map {
          UnplacedWish(
            wish: $0, reason: "by_hand",
            detail: UnplacedDetail(
              sentences: [LocalizedText(["en": "left out by hand"])], instead: nil))
        },
        bound: weight, idle: idle, moves: moves, optimal: false,
        certificate: StoredCertificate(
          scale: 1, days: days, firms: [], tables: [], interpreters: [], bound: weight),
        changes: nil,
        createdBy: "tester")
      return try await TimetableQueries.insert(
        version, of: edition.id, PlanningIndex(snapshot.data), snapshot.data, in: tx
      ).number
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
