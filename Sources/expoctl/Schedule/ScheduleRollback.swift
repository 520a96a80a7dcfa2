import ArgumentParser
import Expo

/// `expoctl schedule rollback 3 -e cre-2014`.
struct ScheduleRollback: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "rollback", abstract: "Go back to an earlier version: publish a copy of it.",
    discussion: """
      The copy gets a number of its own, so that the history stays true. Only
      meetings that differ from what stands change. Refused with exit code 6 when the
      version breaks a rule by now, or would change what has begun: “repair” mends
      that.
      """)

  @Argument(help: "The version to go back to.") var version: Int
  @Flag(help: "Make the copy a draft, for review.") var draft = false

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, receipt) = try await session.open(expo) { application, edition in
      let receipt = try await application.timetables.rollback(
        edition.code, to: version, publishes: !draft, isDryRun: dry.dryRun)
      return (edition, receipt)
    }
    try session.print(receipt.report, of: edition)
    if draft {
      session.console.note(
        "publish it with: expoctl schedule publish \(receipt.version) -e \(edition.code)")
    }
    noteDryRun(session)
  }
}
