import ArgumentParser

/// `expoctl availability`.
struct AvailabilityNoun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "availability", abstract: "When firms and interpreters cannot meet.",
    discussion: """
      Absences come from files (expoctl import apply availability.csv) and are
      entered with “unavailable” of enterprise, interpreter and delegation. Meetings
      that stand then stay until a repair finds them another place: expoctl schedule
      repair.
      """,
    subcommands: [AvailabilityList.self, AvailabilityLift.self])
}
