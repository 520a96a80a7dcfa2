import ArgumentParser
import Expo

/// `expoctl schedule stop -e cre-2014`.
struct ScheduleStop: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "stop", abstract: "End the search that is on and keep the best it has found.",
    discussion: """
      It becomes a draft within about a second. To throw it away instead:
      expoctl job cancel NUMBER, or Ctrl-C where it is computed.
      """)

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let job = try await session.open(expo) { application, edition in
      try await application.timetables.stopRun(edition.code, isDryRun: dry.dryRun)
    }
    guard let job else { return session.console.note("no run is on") }
    try session.print(
      DetailReport([.init("job", .integer(Int(job))), .init("state", .text("stopping"))]))
    noteDryRun(session)
  }
}
