import ArgumentParser
import Expo

/// `expoctl enterprise split RU0007`.
struct EnterpriseSplit: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "split", abstract: "Undo a merge: what the firm brought goes back to it.")

  @Argument(help: "The firm that was merged into another.") var code: String

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let expo = try expo.code()
    let parted = try await session.open {
      try await $0.enterprises.split(code, expo: expo, isDryRun: dry.dryRun)
    }
    try session.print(EnterpriseShow.report(parted))
    noteDryRun(session)
  }
}
