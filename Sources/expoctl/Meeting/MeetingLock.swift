import ArgumentParser
import Expo

/// `expoctl meeting lock 12 -e cre-2014`.
struct MeetingLock: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "lock", abstract: "Fix a meeting where it is: no run moves or drops it.")

  @OptionGroup var meeting: MeetingArgument

  @Flag(help: "For protocol: also by hand it moves only with --vip.") var vip = false

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, locked) = try await session.open(expo) { application, edition in
      let locked = try await application.meetings.lock(
        meeting.identifier, expo: edition.code, level: vip ? .vip : .organiser,
        isDryRun: dry.dryRun)
      return (edition, locked)
    }
    try session.print(locked.report, of: edition)
    noteDryRun(session)
  }
}
