import Jobs
import Timetabling

extension Timetables {
  /// What one more interpreter, table or team would place, beside a version as it stands; without a
  /// number beside the published one, else the newest.
  ///
  /// It is computed when somebody asks, in the caller's process: it takes seconds, few versions are
  /// ever asked about, and the answer holds for the wishes and people of today. The multipliers of the
  /// bound name the candidates; each is tried by a search with it, and what brings nothing is left out.
  ///
  /// - Parameter limit: How long to go on; what was tried by then is returned.
  /// - Throws: `EditionError.unknown`, `TimetableError.unknownVersion`, `.noVersion`,
  ///   `.lockedConflict`, `.slotsOverlap`.
  public func advise(
    _ expo: String, version: Int? = nil, within limit: Duration = .seconds(30)
  ) async throws -> [ScheduleAdvice] {
    let (mapping, timetable) = try await reading(expo) { edition, tx in
      let version = try await TimetableQueries.version(
        version.map { .number($0) } ?? .publishedElseNewest, of: edition, in: tx)
      let entries = try await TimetableQueries.planned(version.number, of: edition.id, in: tx)
      let snapshot = try await PlanningSnapshot(
        edition, ScheduleRun(expo: expo, by: context.actor), in: tx)
      let mapping = try ProblemMapping(snapshot.data, wishes: snapshot.wishes)
      let wished = Set(mapping.wishes.map(\.pair))
      let placements = entries.map(\.plan).filter { wished.contains($0.pair) }
        .compactMap { mapping.shapes.place(of: $0, in: mapping.firms) }
      return (mapping, Timetable(placements: placements))
    }
    let found = try await runBlocking { flag in
      let clock = ContinuousClock()
      let deadline = clock.now + limit
      let isOver = { flag.isCancelled || clock.now > deadline }
      let proof = Solver(mapping.problem, SolverOptions(stepLimit: 1, explains: false))
        .solve(isCancelled: isOver)
      return try Advisor(mapping.problem, timetable, certificate: proof.boundProof)
        .advise(isCancelled: isOver)
    }
    try Task.checkCancellation()
    let words = AdviceWords(mapping)
    return found.filter { $0.wishes > 0 || $0.weight > 0 }.map(words.advice)
  }
}
