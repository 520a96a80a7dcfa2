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
    let mapping = try mapping(of: snapshot)
    let (solution, seconds) = try await search(mapping)
    try Task.checkCancellation()
    let version = newVersion(solution, mapping, snapshot, seconds: seconds)
    try await store(version, snapshot)
  }

  /// The input, and the version it has already.
  func read() async throws -> (PlanningSnapshot, ScheduleVersion?) {
    try await database.transaction(.repeatableRead(readOnly: true)) { tx in
      let edition = try await EditionQueries.find(code: run.expo, in: tx)
      let snapshot = try await PlanningSnapshot(edition, seed: run.seed, in: tx)
      let known = try await TimetableQueries.version(
        withHash: snapshot.hash, of: edition.id, in: tx)
      return (snapshot, known)
    }
  }

  /// What no attempt can solve ends the job at once.
  private func mapping(of snapshot: PlanningSnapshot) throws -> ProblemMapping {
    do {
      return try ProblemMapping(snapshot.data, wishes: snapshot.wishes)
    } catch let error as TimetableError {
      throw JobFailure.discard(reason: error.description)
    }
  }

  private func search(_ mapping: ProblemMapping) async throws -> (Solution, Double) {
    let options = SolverOptions(
      seed: UInt64(bitPattern: Int64(run.seed)), timeLimit: run.seconds.map { .seconds($0) },
      stepLimit: run.steps, threads: run.threads)
    let (stream, news) = AsyncStream.makeStream(
      of: SolverProgress.self, bufferingPolicy: .bufferingNewest(1))
    async let reporting: Void = report(stream, wishes: mapping.wishes.count)
    let began = ContinuousClock.now
    let problem = mapping.problem
    let solution = try await runBlocking { flag in
      defer { news.finish() }
      return Solver(problem, options).solve(
        progress: { news.yield($0) }, isCancelled: { flag.isCancelled })
    }
    let seconds = (ContinuousClock.now - began) / .seconds(1)
    try await reporting
    return (solution, seconds)
  }

  /// Hands on what the solver says; a report that does not get through is not worth the run.
  private func report(_ stream: AsyncStream<SolverProgress>, wishes: Int) async throws {
    for await news in stream {
      let progress = ScheduleProgress(
        phase: news.phase.rawValue, seconds: news.elapsed / .seconds(1), wishes: wishes,
        placed: news.placed, value: news.value, bound: news.bound, gap: news.gap)
      let fraction = run.seconds.map { min(1, progress.seconds / max($0, 0.001)) }
      do {
        try await job.report(fraction: fraction, progress)
      } catch let error as PostgresError {
        job.logger.warning("progress not stored: \(error)")
      }
    }
  }

  private func newVersion(
    _ solution: Solution, _ mapping: ProblemMapping, _ snapshot: PlanningSnapshot, seconds: Double
  ) -> NewVersion {
    NewVersion(
      inputHash: snapshot.hash, job: job.jobID.rawValue, seed: run.seed, seconds: seconds,
      wishes: snapshot.wishes, meetings: mapping.meetings(of: solution.timetable),
      unplaced: UnplacedReasons(mapping).explain(solution), bound: solution.bound,
      idle: solution.score.idle, moves: solution.score.moves, optimal: solution.optimal,
      certificate: StoredCertificate(solution.boundProof, mapping), createdBy: run.requestedBy)
  }

  private func store(_ version: NewVersion, _ snapshot: PlanningSnapshot) async throws {
    try await database.transaction { tx in
      let expo = snapshot.edition.id
      try await MeetingQueries.excludeEdits(of: expo, in: tx)
      let edition = try await EditionQueries.find(code: run.expo, in: tx)
      let now = try await PlanningSnapshot(edition, seed: run.seed, in: tx)
      guard now.hash == snapshot.hash else {
        throw JobFailure.retry(
          after: .seconds(1), reason: "the input changed while the timetable was computed")
      }
      let stored = try await TimetableQueries.insert(
        version, of: expo, PlanningIndex(snapshot.data), snapshot.data, in: tx)
      try await AuditQueries.append(
        AuditEntry(
          expo: expo, action: "schedule.run", subject: "\(stored.number)",
          detail: [
            "placed": "\(stored.placed)", "weight": "\(stored.weight)", "bound": "\(stored.bound)",
          ]),
        by: Actor(name: run.requestedBy), in: tx)
      try await job.finish(with: ScheduleOutcome(stored, isNew: true), in: tx)
      try await StatisticsQueries.refresh(in: tx)
    }
  }
}
