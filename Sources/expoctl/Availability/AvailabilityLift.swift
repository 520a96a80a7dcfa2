import ArgumentParser
import Expo

/// `expoctl availability lift 12 -e cre-2014`.
struct AvailabilityLift: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "lift", abstract: "Take an absence back: somebody is there after all.")

  @Argument(help: "Its number; “expoctl availability list” shows them.") var id: Int64

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, lifted) = try await session.open(expo) { application, edition in
      (edition, try await application.absences.lift(id, expo: edition.code, isDryRun: dry.dryRun))
    }
    try session.print(ListReport([lifted], columns: Absence.columns), of: edition)
    noteDryRun(session)
  }
}
