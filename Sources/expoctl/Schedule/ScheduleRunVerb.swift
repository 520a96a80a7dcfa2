import ArgumentParser
import Expo

/// `expoctl schedule run -e cre-2014`.
struct ScheduleRunVerb: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Compute a timetable: a new draft version.",
    discussion: """
      A worker computes it; where none is alive, this program does it itself. While
      it lasts, a terminal shows how far it is: the value placed, the proven bound,
      the gap between them. When nothing changed since the last version, it says
      nothing and ends with 0.

      Everything is placed anew, but for meetings that are locked or of protocol;
      with --only-gaps every meeting that stands stays, with --max-moves all but a
      few.

        expoctl schedule run -e CODE --time-limit 2m
        expoctl schedule run -e CODE --only-gaps --what-if
        expoctl schedule run -e CODE --no-wait --quiet       in a crontab
      """)

  @Option(help: ArgumentHelp("How long to search, as 90s or 2m.", valueName: "time"))
  var timeLimit = DurationArgument(seconds: 30)
  @Option(help: "Stop as soon as the gap to the proven bound is so small, in percent.")
  var gap: Double?
  @Option(help: "The seed of all random choices.") var seed = 1
  @Option(help: "Search so many steps instead of a time: the same timetable on any machine.")
  var steps: Int?
  @Option(help: "How many threads search side by side.") var threads = 1
  @Flag(help: "Leave every meeting where it is; place wishes that have none.") var onlyGaps = false
  @OptionGroup var replan: ReplanOptions
  @Flag(help: "Leave the run to the workers and end at once.") var noWait = false
  @Flag(help: "Compute although nothing changed.") var force = false
  @Flag(help: "Compute only if something changed; so it is without --force.") var ifChanged = false
  @Flag(help: "Say nothing and end with 0 when a run is on already.") var skipIfLocked = false
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
    if noWait && replan.whatIf {
      throw ValidationError("--what-if is computed here and now; drop --no-wait.")
    }
    if onlyGaps && replan.maxMoves != nil {
      throw ValidationError("--only-gaps moves nothing, so --max-moves says nothing.")
    }
    if let gap, !(0...100).contains(gap) { throw ValidationError("--gap \(gap): 0 to 100.") }
    if timeLimit.duration <= .zero { throw ValidationError("--time-limit must be above zero.") }
    if let steps, steps < 1 { throw ValidationError("--steps \(steps): 1 or more.") }
    if !(1...256).contains(threads) { throw ValidationError("--threads \(threads): 1 to 256.") }
  }

  func perform(_ session: Session) async throws {
    let edition = try await session.open(expo) { _, edition in edition }
    try await ScheduleAttempt(
      options: try options(edition), isWhatIf: replan.whatIf, isDryRun: dry.dryRun, noWait: noWait,
      skipsIfOn: skipIfLocked, requiresOptimal: requireOptimal, isQuiet: global.quiet,
      session: session
    ).perform(expo)
  }

  private func options(_ edition: Edition) throws -> ScheduleOptions {
    var options = ScheduleOptions(
      seed: seed, timeLimit: steps == nil ? timeLimit.duration : nil, steps: steps,
      threads: threads, isForced: force)
    options.mode = onlyGaps ? .gaps : replan.maxMoves == nil ? .all : .few
    options.gap = gap.map { $0 / 100 }
    try replan.apply(to: &options, edition)
    return options
  }
}
