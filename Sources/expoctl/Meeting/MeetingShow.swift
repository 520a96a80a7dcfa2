import ArgumentParser
import Expo

/// `expoctl meeting show 12 --options -e cre-2014`.
struct MeetingShow: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one meeting, and with --options where else it could be.",
    discussion: """
      --options lists every slot: open with a table and an interpreter that suit, or
      closed with the reason, as everything else stands.
      """)

  @OptionGroup var meeting: MeetingArgument
  @Flag(help: "Every slot: whether it could be held there, and why not.") var options = false

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, shown, slots) = try await session.open(expo) { application, edition in
      let shown = try await application.meetings.show(meeting.identifier, expo: edition.code)
      let slots =
        options
        ? try await application.meetings.options(meeting.identifier, expo: edition.code) : nil
      return (edition, shown, slots)
    }
    guard let slots else { return try session.print(shown.report, of: edition) }
    let list = ListReport(slots, columns: SlotOption.columns)
    if session.format == .csv { return try session.print(list, of: edition) }
    try session.print(
      DetailReport(shown.report.fields, sections: [.init("options", title: "Slots", list)]),
      of: edition)
  }
}
