import ArgumentParser
import Expo

/// `expoctl meeting swap 12 47 -e cre-2014`.
struct MeetingSwap: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "swap", abstract: "Let two meetings change places: time and table.",
    discussion: """
      Each keeps its interpreter where it can. Both are locked then, so that runs
      leave them. Exit code 6, with the reason, when one cannot be held in the
      other's place.
      """)

  @Argument(help: "The number of one meeting.") var first: Int64
  @Argument(help: "The number of the other.") var second: Int64
  @Flag(help: "Also when one is locked for protocol.") var vip = false

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, swapped) = try await session.open(expo) { application, edition in
      let swapped = try await application.meetings.swap(
        Identifier(first), Identifier(second), expo: edition.code, allowsVIP: vip,
        isDryRun: dry.dryRun)
      return (edition, swapped)
    }
    try session.print(ListReport(swapped, columns: Meeting.columns), of: edition)
    noteDryRun(session)
  }
}
