import ArgumentParser
import Expo

/// `expoctl expo status cre-2014 closed`.
struct ExpoStatus: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Move an expo to another status.",
    discussion: """
      draft, open, closed or archived. To an archived expo nothing is written any
      more, by no client, until its status changes again.
      """)

  @Argument(help: "The expo, as cre-2014.") var code: String
  @Argument(help: "draft, open, closed or archived.") var status: EditionStatus
  @Option(help: "Why, for later readers.") var reason: String?

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let edition = try await session.open {
      try await $0.editions.setStatus(code, to: status, reason: reason, isDryRun: dry.dryRun)
    }
    try session.print(DetailReport(of: edition, Edition.columns), of: edition)
    noteDryRun(session)
  }
}
