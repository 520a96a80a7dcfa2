import Jobs
import Postgres
import Timetabling

extension Timetables {
  /// Computes what a run would find, and keeps nothing.
  ///
  /// - Parameter progress: Called about once a second.
  /// - Throws: `EditionError.unknown`, `TimetableError.lockedConflict`, `.slotsOverlap`.
  public func tryRun(
    _ expo: String, _ options: ScheduleOptions = ScheduleOptions(),
    progress: @escaping @Sendable (ScheduleProgress) -> Void = { _ in }
  ) async throws -> ScheduleTrial {
    let run = ScheduleRun(expo: expo, options, by: context.actor)
    let snapshot = try await reading(expo) { edition, tx in
      try await PlanningSnapshot(edition, run, in: tx)
    }
    let found = try await runBlocking { flag in
      try Computation(
        snapshot, run, progress: { progress(ScheduleProgress($0, wishes: snapshot.wishes.count)) },
        isStopped: { flag.isCancelled }
      ).perform()
    }
    try Task.checkCancellation()
    return ScheduleTrial(found)
  }

  /// What a version changes against the meetings that stood when it was made; without a number the
  /// newest.
  /// - Returns: Nil when none stood.
  /// - Throws: `EditionError.unknown`, `TimetableError.unknownVersion`, `.noVersion`.
  public func changes(_ expo: String, version: Int? = nil) async throws -> ScheduleChanges? {
    try await reading(expo) { edition, tx in
      let version = try await TimetableQueries.version(
        version.map { .number($0) } ?? .newest, of: edition, in: tx)
      return try await TimetableQueries.changes(of: version.number, expo: edition.id, in: tx)
    }
  }
}

/// What a run would find.
public struct ScheduleTrial: Sendable, Codable {
  /// How many wishes there are.
  public let wishes: Int
  /// How many of them would be placed.
  public let placed: Int
  /// The weight they have.
  public let weight: Int
  /// The proven upper bound on it.
  public let bound: Int
  /// The relative distance, 0 when the bound is reached.
  public let gap: Double
  /// Slots in which teams would wait between two meetings.
  public let idle: Int
  /// Changes of hall between two meetings.
  public let moves: Int
  /// Whether no timetable places more.
  public let optimal: Bool
  /// How long it took.
  public let seconds: Double
  /// Against the meetings that stand; nil when none does.
  public let changes: ScheduleChanges?

  init(_ found: ComputedTimetable) {
    wishes = found.wishes.count
    placed = found.meetings.count
    weight = found.weight
    bound = found.bound
    gap = found.bound <= 0 ? 0 : Double(found.bound - found.weight) / Double(found.bound)
    idle = found.idle
    moves = found.moves
    optimal = found.optimal
    seconds = found.seconds
    changes = found.changes
  }
}
