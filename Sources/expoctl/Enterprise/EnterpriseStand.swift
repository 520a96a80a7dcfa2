import ArgumentParser
import Expo

/// `expoctl enterprise stand RU0001 B-12 --in EXH-A --tables 2 -e cre-2014`.
struct EnterpriseStand: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "stand",
    abstract: "Give a firm a stand of its own, where all its meetings are held.",
    discussion: """
      The firm meets at its stand only, and nobody else meets there; several firms
      may share one. The stand is a booth of the venue (venues.csv, kind booth):
      one that is not there yet is set up with --in, and holds as many meetings
      side by side as it has --tables. Many stands at once: the column stand of
      enterprises.csv.

        expoctl enterprise stand RU0001 B-12 --in EXH-A --tables 2 -e CODE
        expoctl enterprise stand RU0002 B-12 -e CODE       # shares it
        expoctl enterprise stand RU0001 --none -e CODE     # at common tables again

      Meetings that are elsewhere by then stay until a repair finds them a place.
      """)

  @Argument(help: "The firm, as RU0001.") var code: String
  @Argument(help: "The booth.") var stand: String?
  @Option(
    name: .customLong("in"),
    help: ArgumentHelp("Set the booth up, in this hall.", valueName: "hall"))
  var hall: String?
  @Option(help: "How many tables a booth has that is set up. (default: 1)") var tables: Int?
  @Flag(help: "Take its stand away.") var none = false

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if (stand == nil) != none { throw ValidationError("Name the stand, or say --none.") }
    if none, hall != nil { throw ValidationError("--in and --none exclude each other.") }
    if hall == nil, tables != nil {
      throw ValidationError("--tables needs --in: the tables of a booth come with it.")
    }
  }

  func perform(_ session: Session) async throws {
    let expo = try expo.code()
    let setUp = hall.map { NewBooth(hall: $0, tables: tables ?? 1) }
    let changed = try await session.open {
      try await $0.enterprises.stand(code, at: stand, setUp, expo: expo, isDryRun: dry.dryRun)
    }
    try session.print(EnterpriseShow.report(changed))
    noteDryRun(session)
    if !dry.dryRun {
      session.console.note(
        "see what it does to the timetable: expoctl schedule repair --what-if -e \(expo)")
    }
  }
}
