import ArgumentParser
import Expo

/// `expoctl meeting unlock 12 -e cre-2014`.
struct MeetingUnlock: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "unlock", abstract: "Let scheduling runs move a meeting again.")

  @OptionGroup var meeting: MeetingArgument
  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, unlocked) = try await session.open(expo) { application, edition in
      let unlocked = try await application.meetings.unlock(
        meeting.identifier, expo: edition.code, isDryRun: dry.dryRun)
      return (edition, unlocked)
    }
    try session.print(unlocked.report, of: edition)
    noteDryRun(session)
  }
}
