import ArgumentParser
import Expo

/// `expoctl availability list I012 -e cre-2014`.
struct AvailabilityList: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List when firms and interpreters cannot meet, by time.")

  @Argument(help: "One firm or interpreter. (default: all of them)") var code: String?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, absences) = try await session.open(expo) { application, edition in
      (edition, try await application.absences.list(edition.code, of: code))
    }
    try session.print(
      ListReport(absences, whenEmpty: "everybody is there", columns: Absence.columns), of: edition)
  }
}
