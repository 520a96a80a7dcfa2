import ArgumentParser
import Expo

/// `expoctl schedule repair --what-if -e cre-2014`.
struct ScheduleRepair: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "repair",
    abstract: "Find another place for meetings that cannot stand, changing little else.",
    discussion: """
      After somebody fell ill, came late or withdrew, a hall was closed, or wishes
      changed: what breaks a rule by now is held elsewhere, or called off where that
      cannot be. A meeting that could stay moves only to save another one. Nobody
      else is touched; what has begun stays.

      The result is a draft with what changes, why, and who has to be told;
      publishing it changes just that. Protocol meetings keep their time; exit code 7
      when one cannot.

        expoctl interpreter unavailable I012 --from "2027-06-16 10:00" -e CODE
        expoctl schedule repair --what-if -e CODE
        expoctl schedule repair --publish-if "moves<=5,no-vip" -e CODE
      """)

  @Option(help: ArgumentHelp("How long to search, as 90s or 2m.", valueName: "time"))
  var timeLimit = DurationArgument(seconds: 10)
  @Option(help: "The seed of all random choices.") var seed = 1
  @Option(help: "Search so many steps instead of a time: the same result on any machine.")
  var steps: Int?
  @OptionGroup var replan: ReplanOptions
  @Option(help: "At most so many meetings of one firm that could stay are moved or dropped.")
  var maxChangesPerFirm = 2
  @Flag(help: "Leave it to the workers and end at once.") var noWait = false

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if noWait && replan.whatIf {
      throw ValidationError("--what-if is computed here and now; drop --no-wait.")
    }
    if maxChangesPerFirm < 0 {
      throw ValidationError("--max-changes-per-firm \(maxChangesPerFirm): 0 or more.")
    }
    if timeLimit.duration <= .zero { throw ValidationError("--time-limit must be above zero.") }
    if let steps, steps < 1 { throw ValidationError("--steps \(steps): 1 or more.") }
  }

  func perform(_ session: Session) async throws {
    let edition = try await session.open(expo) { _, edition in edition }
    var options = ScheduleOptions.repair
    options.seed = seed
    options.timeLimit = steps == nil ? timeLimit.duration : nil
    options.steps = steps
    try replan.apply(to: &options, edition)
    options.maxChangesPerFirm = maxChangesPerFirm
    try await ScheduleAttempt(
      options: options, isWhatIf: replan.whatIf, isDryRun: dry.dryRun, noWait: noWait,
      skipsIfOn: false,
      requiresOptimal: false, isQuiet: global.quiet, session: session
    ).perform(expo)
  }
}
