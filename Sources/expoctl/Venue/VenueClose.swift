import ArgumentParser
import Expo

/// `expoctl venue close MEET-N --from … --to … -e cre-2014`.
struct VenueClose: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Close a table, or a hall with all its tables.",
    discussion: """
      Meetings that stand there stay until a repair finds them another place.

        expoctl venue close MEET-R --from "2027-06-16 13:30" \\
          --to "2027-06-16 18:00" -e CODE
      """)

  @Argument(help: "The hall or table.") var space: String

  @OptionGroup var period: PeriodOption
  @Option(help: "Why; for the record.") var reason: String?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, closure) = try await session.open(expo) { application, edition in
      let ends = try period.ends(in: edition)
      let closure = try await application.closures.close(
        space, expo: edition.code, from: ends.from, to: ends.to, reason: reason,
        isDryRun: dry.dryRun)
      return (edition, closure)
    }
    try session.print(ListReport([closure], columns: Closure.columns), of: edition)
    noteDryRun(session)
    if !dry.dryRun {
      session.console.note(
        "see what it does to the timetable: expoctl schedule repair --what-if -e \(edition.code)")
    }
  }
}
