import ArgumentParser
import Expo

/// One computation that a person or cron asks for, from asking to telling what came of it.
struct ScheduleAttempt {
  let options: ScheduleOptions
  let isWhatIf: Bool
  /// Only say whether there would be something to compute.
  let isDryRun: Bool
  /// Leave it to the workers.
  let noWait: Bool
  /// Say nothing when one is on already.
  let skipsIfOn: Bool
  let requiresOptimal: Bool
  let isQuiet: Bool
  let session: Session

  func perform(_ expo: ExpoOption) async throws {
    let (edition, ending) = try await session.open(expo) { application, edition in
      (edition, try await compute(application, edition.code))
    }
    try tell(ending, edition)
  }

  /// How it ended.
  private enum Ending {
    case unchanged(ScheduleOutcome)
    case made(ScheduleOutcome, ScheduleChanges?)
    case tried(ScheduleTrial)
    case left(job: Int64)
    case foreseen(isNew: Bool)
    case skipped
  }

  private func compute(_ application: ExpoApplication, _ expo: String) async throws -> Ending {
    if isWhatIf { return .tried(try await tried(application, expo)) }
    switch try await application.timetables.requestRun(expo, options, isDryRun: isDryRun) {
    case .unchanged(let outcome): return .unchanged(outcome)
    case .enqueued(_, false) where skipsIfOn: return .skipped
    case .enqueued(_, let isNew) where isDryRun: return .foreseen(isNew: isNew)
    case .enqueued(let job, let isNew):
      if !isNew { session.console.note("a run is on already: job \(job)") }
      let run = AwaitedRun(
        job: job, isOurs: isNew, application: application, console: session.console,
        limit: options.timeLimit)
      if noWait {
        try await run.warnWithoutWorker()
        return .left(job: job)
      }
      let outcome = try await run.outcome()
      guard outcome.isNew else { return .unchanged(outcome) }
      let changes = try await application.timetables.changes(expo, version: outcome.version)
      return .made(outcome, changes)
    }
  }

  private func tried(_ application: ExpoApplication, _ expo: String) async throws -> ScheduleTrial {
    let (console, limit) = (session.console, options.timeLimit)
    return try await application.timetables.tryRun(expo, options) {
      console.showProgress($0.line(limit: limit))
    }
  }

  private var isSilent: Bool { isQuiet && session.format == .table }

  private func tell(_ ending: Ending, _ edition: Edition) throws {
    switch ending {
    case .skipped: break
    case .left(let job):
      if isSilent { return }
      try session.print(
        DetailReport([.init("job", .integer(Int(job))), .init("state", .text("ready"))]))
    case .foreseen(let isNew):
      try session.print(
        DetailReport([
          .init("job", .none), .init("state", .text(isNew ? "would be ready" : "on already")),
        ]))
      session.console.note("dry run: nothing was written", tone: .warning)
    case .unchanged(let outcome):
      if session.format != .table {
        try session.print(OutcomeReport(outcome, nil).report)
      } else if session.console.terminal.isErrorSeen || options.mode == .repair {
        session.console.note(unchangedNote(outcome))
      }
      try judge(outcome)
    case .tried(let trial):
      try session.print(OutcomeReport(trial).report, of: edition)
      noteHomeless(trial.changes)
      session.console.note("what if: nothing was written", tone: .warning)
    case .made(let outcome, let changes):
      if !isSilent {
        try session.print(
          OutcomeReport(outcome, options.mode == .all ? nil : changes).report, of: edition)
      }
      noteHomeless(options.mode == .all ? nil : changes)
      noteNext(outcome, edition)
      try judge(outcome)
    }
  }

  /// What a person has to decide: meetings of protocol, or locked ones, that would be called off.
  private func noteHomeless(_ changes: ScheduleChanges?) {
    let homeless = changes?.meetings.filter {
      $0.kind == .dropped && ($0.isProtocol || $0.isFixedInTime)
    }
    guard let homeless, !homeless.isEmpty else { return }
    let names = homeless.map { $0.firms.map(\.code).joined(separator: "–") }.joined(separator: ", ")
    session.console.note(
      "locked or of protocol, and nowhere to be held: \(names)", tone: .bad)
  }

  private func unchangedNote(_ outcome: ScheduleOutcome) -> String {
    options.mode == .all
      ? "nothing changed since version \(outcome.version); --force computes it anyway"
      : "nothing has to change: version \(outcome.version) stands"
  }

  private func noteNext(_ outcome: ScheduleOutcome, _ edition: Edition) {
    switch outcome.publication {
    case nil:
      session.console.note(
        "publish it with: expoctl schedule publish \(outcome.version) -e \(edition.code)")
    case let publication? where publication.isPublished:
      session.console.note("version \(outcome.version) is published")
    case let publication?:
      session.console.note(
        "version \(outcome.version) is left a draft: \(publication.reason ?? "")", tone: .warning)
    }
  }

  private func judge(_ outcome: ScheduleOutcome) throws {
    guard requiresOptimal, !outcome.optimal else { return }
    throw Verdict(
      .unproved, code: "schedule.unproved",
      "version \(outcome.version) is not proved best: the gap is "
        + "\(Decimals.fixed(outcome.gap * 100, 2)) %",
      hint: "give it more time with --time-limit")
  }
}
