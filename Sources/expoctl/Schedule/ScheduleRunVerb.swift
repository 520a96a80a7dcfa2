import ArgumentParser
import Expo

/// `expoctl schedule run -e cre-2014`.
struct ScheduleRunVerb: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Compute a timetable: a new draft version.",
    discussion: """
      A worker computes it; where none is alive, this program does it itself. While it lasts, a
      terminal shows how far it is: the value placed, the proven bound, the gap between them.
      When nothing changed since the last version, it says nothing and ends with 0.

        expoctl schedule run -e CODE --time-limit 2m
        expoctl schedule run -e CODE --no-wait --quiet       in a crontab
      """)

  @Option(help: ArgumentHelp("How long to search, as 90s or 2m.", valueName: "time"))
  var timeLimit = DurationArgument(seconds: 30)
  @Option(help: "The seed of all random choices.") var seed = 1
  @Option(help: "Search so many steps instead of a time: the same timetable on any machine.")
  var steps: Int?
  @Option(help: "How many threads search side by side.") var threads = 1
  @Flag(help: "Leave the run to the workers and end at once.") var noWait = false
  @Flag(help: "Compute although nothing changed.") var force = false
  @Flag(help: "Compute only if something changed; so it is without --force.") var ifChanged = false
  @Flag(help: "End with 8 unless the timetable is proved best.") var requireOptimal = false

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if force && ifChanged {
      throw ValidationError("--force and --if-changed contradict each other.")
    }
    if noWait && requireOptimal {
      throw ValidationError("--require-optimal has to wait for the result; drop --no-wait.")
    }
    if timeLimit.duration <= .zero { throw ValidationError("--time-limit must be above zero.") }
    if let steps, steps < 1 { throw ValidationError("--steps \(steps): 1 or more.") }
    if !(1...256).contains(threads) { throw ValidationError("--threads \(threads): 1 to 256.") }
  }

  private var options: ScheduleOptions {
    ScheduleOptions(
      seed: seed, timeLimit: steps == nil ? timeLimit.duration : nil, steps: steps,
      threads: threads, isForced: force)
  }

  func perform(_ session: Session) async throws {
    let (edition, ending) = try await session.open(expo) { application, edition in
      (edition, try await compute(application, edition.code, session))
    }
    try tell(ending, edition, session)
  }

  /// How the call ended.
  private enum Ending {
    case unchanged(ScheduleOutcome)
    case made(ScheduleOutcome)
    case left(job: Int64)
    case foreseen(isNew: Bool)
  }

  private func compute(
    _ application: ExpoApplication, _ expo: String, _ session: Session
  ) async throws -> Ending {
    switch try await application.timetables.requestRun(expo, options, isDryRun: dry.dryRun) {
    case .unchanged(let outcome): return .unchanged(outcome)
    case .enqueued(_, let isNew) where dry.dryRun: return .foreseen(isNew: isNew)
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
      return outcome.isNew ? .made(outcome) : .unchanged(outcome)
    }
  }

  private func tell(_ ending: Ending, _ edition: Edition, _ session: Session) throws {
    let isSilent = global.quiet && session.format == .table
    switch ending {
    case .left(let job):
      if isSilent { return }
      try session.print(
        DetailReport([.init("job", .integer(Int(job))), .init("state", .text("ready"))]))
    case .foreseen(let isNew):
      try session.print(
        DetailReport([
          .init("job", .none), .init("state", .text(isNew ? "would be ready" : "on already")),
        ]))
      noteDryRun(session)
    case .unchanged(let outcome):
      if session.format != .table {
        try session.print(outcome.report)
      } else if session.console.terminal.isErrorSeen {
        session.console.note(
          "nothing changed since version \(outcome.version); --force computes it anyway")
      }
      try judge(outcome)
    case .made(let outcome):
      if !isSilent { try session.print(outcome.report) }
      session.console.note(
        "publish it with: expoctl schedule publish \(outcome.version) -e \(edition.code)")
      try judge(outcome)
    }
  }

  private func judge(_ outcome: ScheduleOutcome) throws {
    guard requireOptimal, !outcome.optimal else { return }
    throw Verdict(
      .unproved, code: "schedule.unproved",
      "version \(outcome.version) is not proved best: the gap is "
        + "\(Decimals.fixed(outcome.gap * 100, 2)) %",
      hint: "give it more time with --time-limit")
  }
}

extension ScheduleOutcome {
  /// The figures of a version, by the keys of `schedule show`.
  fileprivate var report: DetailReport {
    DetailReport([
      .init("version", .integer(version)),
      .init("new", .flag(isNew), isInTable: false),
      .init("wishes", .integer(wishes)),
      .init("placed", .integer(placed)),
      .init("weight", .integer(weight)),
      .init("bound", .integer(bound)),
      .init("gap", .share(gap), tone: optimal ? .good : .plain),
      .init("idle", .integer(idle)),
      .init("moves", .integer(moves)),
      .init("optimal", .flag(optimal)),
    ])
  }
}
