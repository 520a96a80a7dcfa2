import ArgumentParser
import Expo

/// `expoctl venue closures MEET-N -e cre-2014`.
struct VenueClosures: Verb {
  static let configuration = CommandConfiguration(
    commandName: "closures", abstract: "List when halls and tables are closed, by time.")

  @Argument(help: "One hall or table. (default: all of them)") var space: String?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, closures) = try await session.open(expo) { application, edition in
      (edition, try await application.closures.list(edition.code, of: space))
    }
    try session.print(
      ListReport(closures, whenEmpty: "nothing is closed", columns: Closure.columns), of: edition)
  }
}
