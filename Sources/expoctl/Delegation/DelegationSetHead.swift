import ArgumentParser
import Expo

/// `expoctl delegation set-head RU P00037`.
struct DelegationSetHead: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "set-head", abstract: "Name the head of a delegation.",
    discussion: """
      Who was head before stops in the same instant: there is exactly one, always.
      The order of precedence and the seating follow. Exit code 6 when somebody else
      of the delegation has a higher rank, unless you insist with --force.

        expoctl delegation set-head RU P00037 --reason "note of 12 June" -e CODE
      """)

  @Argument(help: "The delegation, as RU.") var code: String
  @Argument(help: "Who leads it from now on, as P00037.") var person: String
  @Option(help: "Why, for later readers.") var reason: String?
  @Flag(help: "Also when somebody else of the delegation has a higher rank.") var force = false

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, detail) = try await session.open(expo) { application, edition in
      let detail = try await application.delegations.setHead(
        code, to: person, reason: reason, insists: force, expo: edition.code,
        isDryRun: dry.dryRun)
      return (edition, detail)
    }
    try session.print(DelegationShow.report(detail), of: edition)
    noteDryRun(session)
  }
}
