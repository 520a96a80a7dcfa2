import ArgumentParser
import Expo

/// `expoctl meeting move 12 --slot S07 -e cre-2014`.
struct MeetingShift: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "Put a meeting into another slot, at another table or with another interpreter.",
    discussion: """
      What is not named stays. A meeting moved by hand is locked, so that runs leave
      it there. Exit code 6, with what is in the way, when something it needs is
      taken.
      """)

  @OptionGroup var meeting: MeetingArgument

  @Option(help: "Its new first slot.") var slot: String?
  @Option(help: "Its new table.") var table: String?
  @Option(help: "Its new interpreter.") var interpreter: String?
  @Flag(help: "Also when it is locked for protocol.") var vip = false

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if slot == nil && table == nil && interpreter == nil {
      throw ValidationError("Say where to: --slot, --table or --interpreter.")
    }
  }

  func perform(_ session: Session) async throws {
    let move = MeetingMove(slot: slot, table: table, interpreter: interpreter)
    let (edition, moved) = try await session.open(expo) { application, edition in
      let moved = try await application.meetings.move(
        meeting.identifier, expo: edition.code, to: move, allowsVIP: vip, isDryRun: dry.dryRun)
      return (edition, moved)
    }
    try session.print(moved.report, of: edition)
    noteDryRun(session)
  }
}
