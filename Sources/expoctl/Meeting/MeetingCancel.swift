import ArgumentParser
import Expo

/// `expoctl meeting cancel 12 --reason … -e cre-2014`.
struct MeetingCancel: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "cancel",
    abstract: "Call a meeting off; its table, teams and interpreter are free again.")

  @OptionGroup var meeting: MeetingArgument

  @Option(help: "Why; both firms are told.") var reason: String
  @Flag(help: "Also when it is locked for protocol.") var vip = false

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, cancelled) = try await session.open(expo) { application, edition in
      let cancelled = try await application.meetings.cancel(
        meeting.identifier, expo: edition.code, reason: reason, allowsVIP: vip,
        isDryRun: dry.dryRun)
      return (edition, cancelled)
    }
    try session.print(cancelled.report, of: edition)
    noteDryRun(session)
  }
}
