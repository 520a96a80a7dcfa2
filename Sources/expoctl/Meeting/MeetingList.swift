import ArgumentParser
import Expo

/// `expoctl meeting list --firm RU0001 -e cre-2014`.
struct MeetingList: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the meetings by time, then table.",
    discussion: "Only published timetables and bookings by hand make meetings.")

  @Option(help: "Only those of this firm.") var firm: String?
  @Option(help: "Only those at this table.") var table: String?
  @Option(help: "Only those of this interpreter.") var interpreter: String?
  @Option(help: "Only those with a firm of this delegation or one below it.")
  var delegation: String?
  @Option(help: "Only those of this day, YYYY-MM-DD.") var day: CalendarDay?
  @Flag(help: "Those that were called off too.") var cancelled = false

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let filter = MeetingFilter(
      firm: firm, table: table, interpreter: interpreter, day: day, delegation: delegation,
      state: cancelled ? nil : .confirmed)
    let (edition, meetings) = try await session.open(expo) { application, edition in
      (edition, try await application.meetings.list(edition.code, filter))
    }
    try session.print(
      ListReport(meetings, whenEmpty: "no such meetings", columns: Meeting.columns), of: edition)
  }
}
