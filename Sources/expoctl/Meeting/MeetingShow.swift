import ArgumentParser
import Expo

/// `expoctl meeting show 12 -e cre-2014`.
struct MeetingShow: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one meeting.")

  @OptionGroup var meeting: MeetingArgument
  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, shown) = try await session.open(expo) { application, edition in
      (edition, try await application.meetings.show(meeting.identifier, expo: edition.code))
    }
    try session.print(shown.report, of: edition)
  }
}
