import ArgumentParser
import Expo

/// How far a computation may go among meetings that stand, and what becomes of it.
struct ReplanOptions: ParsableArguments {
  @Flag(help: "Compute and show what would change; write nothing.") var whatIf = false
  @Option(help: "At most so many meetings that could stay are moved or dropped.")
  var maxMoves: Int?
  @Flag(help: "Let meetings of protocol (rank 1 to 5, or locked for it) move too.")
  var allowMoveVip = false
  @Option(
    help: ArgumentHelp(
      "What counts as now: meetings begun by then stay. (default: the clock, during the expo)",
      valueName: "time"))
  var at: String?
  @Option(
    help: ArgumentHelp(
      "Publish it at once if it fits, as “moves<=5,drops<=0,no-vip”.", valueName: "policy"))
  var publishIf: String?

  func validate() throws {
    if let maxMoves, maxMoves < 0 { throw ValidationError("--max-moves \(maxMoves): 0 or more.") }
    if let publishIf, PublishPolicy(publishIf) == nil {
      throw ValidationError(
        "--publish-if “\(publishIf)”: write moves<=N, drops<=N and no-vip, with commas between.")
    }
    if whatIf && publishIf != nil {
      throw ValidationError("--what-if writes nothing, so --publish-if has nothing to publish.")
    }
  }

  /// Adds what was said to the options.
  func apply(to options: inout ScheduleOptions, _ edition: Edition) throws {
    options.maxMoves = maxMoves
    options.allowsMovingVIP = allowMoveVip
    options.publishPolicy = publishIf.flatMap { PublishPolicy($0) }
    options.asOf = try VenueTime.read(at, "--at", edition)
  }
}
