import ArgumentParser
import Expo

/// `expoctl schedule changes 4 -e cre-2014`.
struct ScheduleChangesVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "changes",
    abstract: "Show what a version changes, why, and who has to be told.",
    discussion: "Against the meetings that stood when it was made; “diff” compares two versions.")

  @Argument(help: "The version. (default: the newest)") var version: Int?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, changes) = try await session.open(expo) { application, edition in
      (edition, try await application.timetables.changes(edition.code, version: version))
    }
    guard let changes else {
      return session.console.note("no meetings stood before that version: all of it is new")
    }
    try session.print(DetailReport(changes.fields, sections: changes.sections), of: edition)
  }
}
