import Foundation
import Timetabling

/// What a run finds, before it is a version.
struct ComputedTimetable: Sendable {
  let meetings: [PlannedMeeting]
  let wishes: [PairWish]
  let unplaced: [UnplacedWish]
  let bound: Int
  let idle: Int
  let moves: Int
  let weight: Int
  let certificate: StoredCertificate
  let seconds: Double
  /// The data it is judged by.
  let data: PlanningData
  /// Against the meetings that stand; nil when none does.
  let changes: ScheduleChanges?

  var optimal: Bool { weight >= bound }
}

/// The search of one run: from a snapshot to a timetable with bound, reasons and changes. It blocks.
struct Computation {
  let snapshot: PlanningSnapshot
  let run: ScheduleRun
  /// Told how far it is.
  let progress: (SolverProgress) -> Void
  /// Whether to come to an end with what there is.
  let isStopped: () -> Bool
  private let began = ContinuousClock.now

  init(
    _ snapshot: PlanningSnapshot, _ run: ScheduleRun,
    progress: @escaping (SolverProgress) -> Void, isStopped: @escaping () -> Bool
  ) {
    self.snapshot = snapshot
    self.run = run
    self.progress = progress
    self.isStopped = isStopped
  }

  /// - Throws: `TimetableError.lockedConflict`, `.slotsOverlap`, `.unmappable`.
  func perform() throws -> ComputedTimetable {
    run.mode == .all ? try anew() : try replanned()
  }

  // MARK: Everything anew

  private func anew() throws -> ComputedTimetable {
    let mapping = try ProblemMapping(snapshot.data, wishes: snapshot.wishes)
    let solution = solve(mapping)
    let kept = Dictionary(
      uniqueKeysWithValues: snapshot.data.kept.map { ($0.pair, $0.lock) })
    let meetings = mapping.meetings(of: solution.timetable).map { meeting in
      var meeting = meeting
      meeting.lock = max(meeting.lock, kept[meeting.pair] ?? .none)
      return meeting
    }
    let standing = Standing(snapshot.source, live: snapshot.live, asOf: snapshot.asOf)
    return try computed(meetings, mapping, solution.timetable, solution, standing)
  }

  // MARK: From what stands

  private func replanned() throws -> ComputedTimetable {
    let standing = Standing(snapshot.source, live: snapshot.live, asOf: snapshot.asOf)
    let all = Pairing(standing.data).wishes
    let meetings = try Replanning(
      standing, wishes: all.filter { isInScope($0.pair, standing) }, limits: run.limits,
      mayReseat: run.mode != .gaps, solve: search
    ).plan()
    // The bound and the reasons are those of all wishes, not only of those that were looked at.
    let judged = snapshot.source.judging(
      meetings.compactMap(weighed), asOf: snapshot.asOf)
    let mapping = try ProblemMapping(judged, wishes: Pairing(judged).wishes)
    let timetable = Timetable(placements: try meetings.map { try mapping.shapes.placement(of: $0) })
    let proof = Solver(mapping.problem, proofOptions).solve(isCancelled: isStopped)
    return try computed(meetings, mapping, timetable, proof, standing)
  }

  /// A repair looks after the meetings there are and wishes that are new; anything else looks at all.
  private func isInScope(_ pair: FirmPair, _ standing: Standing) -> Bool {
    guard run.mode == .repair, let known = snapshot.known else { return true }
    return !known.contains(pair)
      || standing.data.locked.contains { $0.pair == pair }
      || standing.told.contains { $0.pair == pair }
  }

  private func weighed(_ meeting: PlannedMeeting) -> WeighedMeeting? {
    let index = PlanningIndex(snapshot.source)
    guard let during = snapshot.source.during(meeting, index) else { return nil }
    return WeighedMeeting(plan: meeting, weight: 0, during: during)
  }

  // MARK: Solving

  private var proofOptions: SolverOptions {
    SolverOptions(
      seed: seed, timeLimit: run.seconds.map { .seconds($0 / 2) },
      stepLimit: 1, explains: false)
  }

  private func solve(_ mapping: ProblemMapping) -> Solution {
    solve(
      mapping,
      SolverOptions(
        seed: seed, timeLimit: run.seconds.map { .seconds($0) }, stepLimit: run.steps,
        threads: run.threads, explains: false))
  }

  /// Searches for a part of the time, at most so many steps as are enough for what may change.
  private func search(_ mapping: ProblemMapping, _ search: Replanning.Search) -> Solution {
    let asked = run.steps.map { max(1, Int(Double($0) * search.part)) }
    return solve(
      mapping,
      SolverOptions(
        seed: seed, timeLimit: run.seconds.map { .seconds($0 * search.part) },
        stepLimit: min(asked ?? .max, search.steps), threads: run.threads, explains: false,
        repair: search.repair))
  }

  private var seed: UInt64 { UInt64(bitPattern: Int64(run.seed)) }

  private func solve(_ mapping: ProblemMapping, _ options: SolverOptions) -> Solution {
    let aim = GapReached(run.gap)
    return Solver(mapping.problem, options).solve(
      progress: { news in
        aim.note(news.gap, isTimetable: news.phase == .improvement)
        progress(news)
      }, isCancelled: { aim.isReached || isStopped() })
  }

  private func computed(
    _ meetings: [PlannedMeeting], _ mapping: ProblemMapping, _ timetable: Timetable,
    _ proof: Solution, _ standing: Standing
  ) throws -> ComputedTimetable {
    var explainer = Explainer(mapping.problem, timetable)
    let score = timetable.score(of: mapping.problem)
    let unplaced = try UnplacedReasons(mapping).explain(explainer.explainAll(), in: timetable)
    let changes =
      snapshot.live.isEmpty
      ? nil
      : ScheduleChanges(from: standing, to: meetings, unplaced, run.limits, asOf: snapshot.asOf)
    return ComputedTimetable(
      meetings: meetings.sorted { $0.pair < $1.pair }, wishes: mapping.wishes, unplaced: unplaced,
      bound: proof.bound, idle: score.idle, moves: score.moves, weight: score.weight,
      certificate: StoredCertificate(proof.boundProof, mapping),
      seconds: (ContinuousClock.now - began) / .seconds(1), data: mapping.data, changes: changes)
  }
}

/// Notices when the gap is small enough.
private final class GapReached {
  private let aim: Double?
  private(set) var isReached = false

  init(_ aim: Double?) { self.aim = aim }

  func note(_ gap: Double, isTimetable: Bool) {
    if let aim, isTimetable, gap <= aim { isReached = true }
  }
}
