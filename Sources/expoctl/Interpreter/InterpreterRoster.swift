import ArgumentParser
import Expo

/// `expoctl interpreter roster I001 -e cre-2014`.
struct InterpreterRoster: Verb {
  static let configuration = CommandConfiguration(
    commandName: "roster",
    abstract: "Show who works when: one line a day, and of one interpreter every meeting.")

  @Argument(help: "The interpreter. (default: all of them)") var code: String?
  @Option(help: "Only this day, YYYY-MM-DD.") var day: CalendarDay?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, days) = try await session.open(expo) { application, edition in
      let days = try await application.interpreters.roster(
        edition.code, interpreter: code, day: day)
      return (edition, days)
    }
    try session.print(RosterReport(days: days, showsMeetings: code != nil), of: edition)
  }
}
