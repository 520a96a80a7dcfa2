import ArgumentParser
import Expo

/// `expoctl venue open 3 -e cre-2014`.
struct VenueOpen: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Take a closure back.")

  @Argument(help: "Its number; “expoctl venue closures” shows them.") var id: Int64

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, closure) = try await session.open(expo) { application, edition in
      (edition, try await application.closures.open(id, expo: edition.code, isDryRun: dry.dryRun))
    }
    try session.print(ListReport([closure], columns: Closure.columns), of: edition)
    noteDryRun(session)
  }
}
