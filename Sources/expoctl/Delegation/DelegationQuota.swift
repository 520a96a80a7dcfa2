import ArgumentParser
import Expo

/// `expoctl delegation quota RU 260`.
struct DelegationQuota: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "quota", abstract: "Set how many badges a delegation may have.",
    discussion: """
      Counted are its approved people and those of its firms; delegations below it
      have quotas of their own. Exit code 6 when it uses more already. “none” lifts
      the limit.

        expoctl delegation quota RU-AMU 40 --reason "letter of 3 June" -e CODE
      """)

  @Argument(help: "The delegation, as RU-AMU.") var code: String
  @Argument(help: "How many badges, or none.") var badges: String
  @Option(help: "Why, for later readers.") var reason: String?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if badges != "none" && Int(badges) == nil {
      throw ValidationError("“\(badges)” is neither a number nor none.")
    }
  }

  func perform(_ session: Session) async throws {
    let (edition, detail) = try await session.open(expo) { application, edition in
      let detail = try await application.delegations.setQuota(
        code, to: Int(badges), reason: reason, expo: edition.code, isDryRun: dry.dryRun)
      return (edition, detail)
    }
    try session.print(DelegationShow.report(detail), of: edition)
    noteDryRun(session)
  }
}
