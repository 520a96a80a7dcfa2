import Foundation
import Jobs
import Logging
import Postgres
import Timetabling

/// The handler of `timetable.run`.
///
/// Reads everything in one snapshot, searches outside any transaction, and stores the version and the
/// end of the job in one commit, provided that the job is still ours and the input still the same.
struct RunTimetable {
  let database: PostgresClient
  let run: ScheduleRun
  let job: JobContext

  func perform() async throws {
    let (snapshot, known) = try await read()
    if let known, !run.isForced {
      try await database.transaction { tx in
        try await job.finish(with: ScheduleOutcome(known, isNew: false), in: tx)
      }
      return
    }
    try await complete(snapshot)
  }

  /// Searches, and stores what was found.
  func complete(_ snapshot: PlanningSnapshot) async throws {
    let found = try await search(snapshot)
    try Task.checkCancellation()
    try await store(found, snapshot)
  }

  /// The input, and the version it has already.
  func read() async throws -> (PlanningSnapshot, ScheduleVersion?) {
    try await database.transaction(.repeatableRead(readOnly: true)) { tx in
      let edition = try await EditionQueries.find(code: run.expo, in: tx)
      let snapshot = try await PlanningSnapshot(edition, run, in: tx)
      let known = try await snapshot.answer(to: run, in: tx)
      return (snapshot, known)
    }
  }

  /// What no attempt can solve ends the job at once.
  private func search(_ snapshot: PlanningSnapshot) async throws -> ComputedTimetable {
    let (stream, news) = AsyncStream.makeStream(
      of: SolverProgress.self, bufferingPolicy: .bufferingNewest(1))
    let stop = StopSign()
    async let reporting: Void = report(stream, wishes: snapshot.wishes.count, stop)
    let run = run
    let found: ComputedTimetable
    do {
      found = try await runBlocking { flag in
        defer { news.finish() }
        return try Computation(
          snapshot, run, progress: { news.yield($0) },
          isStopped: { flag.isCancelled || stop.isUp }
        ).perform()
      }
    } catch let error as TimetableError {
      throw JobFailure.discard(reason: error.description)
    }
    try await reporting
    return found
  }

  /// Hands on what the solver says, and looks whether somebody wants it to end; a report that does not
  /// get through is not worth the run.
  private func report(
    _ stream: AsyncStream<SolverProgress>, wishes: Int, _ stop: StopSign
  ) async throws {
    for await news in stream {
      let progress = ScheduleProgress(news, wishes: wishes)
      let fraction = run.seconds.map { min(1, progress.seconds / max($0, 0.001)) }
      do {
        try await job.report(fraction: fraction, progress)
        if try await StopQueries.isStopped(job.jobID.rawValue, on: database) { stop.putUp() }
      } catch let error as PostgresError {
        job.logger.warning("progress not stored: \(error)")
      }
    }
  }

  private func store(_ found: ComputedTimetable, _ snapshot: PlanningSnapshot) async throws {
    try await database.transaction { tx in
      let expo = snapshot.edition.id
      try await MeetingQueries.excludeEdits(of: expo, in: tx)
      let edition = try await EditionQueries.find(code: run.expo, in: tx)
      let now = try await PlanningSnapshot(edition, run, asOf: snapshot.asOf, in: tx)
      guard now.askedHash == snapshot.askedHash else {
        throw JobFailure.retry(
          after: .seconds(1), reason: "the input changed while the timetable was computed")
      }
      let outcome = try await StoreTimetable(
        edition: edition, snapshot: snapshot, run: run, job: job.jobID.rawValue
      ).store(found, in: tx)
      try await StopQueries.clear(job.jobID.rawValue, in: tx)
      try await job.finish(with: outcome, in: tx)
      try await StatisticsQueries.refresh(in: tx)
    }
  }
}
