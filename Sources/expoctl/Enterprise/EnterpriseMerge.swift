import ArgumentParser
import Expo

/// `expoctl enterprise merge RU0007 --into RU0001`.
struct EnterpriseMerge: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Make one firm of two that are the same.",
    discussion: """
      Names, numbers and participations of the first go to the other, and its own
      registration is withdrawn. “expoctl enterprise split” takes all of it back.

        expoctl enterprise merge RU0007 --into RU0001 \\
          --reason "one ИНН, two spellings" -e CODE
      """)

  @Argument(help: "The firm that goes.") var code: String
  @Option(help: "The firm that stays.") var into: String
  @Option(help: "Why they are one, for later readers.") var reason: String?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let expo = try expo.code()
    let kept = try await session.open {
      try await $0.enterprises.merge(
        code, into: into, expo: expo, reason: reason, isDryRun: dry.dryRun)
    }
    try session.print(EnterpriseShow.report(kept))
    noteDryRun(session)
  }
}
