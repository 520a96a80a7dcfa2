import ArgumentParser
import Expo

/// `expoctl enterprise edit RU0001 --set website=https://firm.test`.
struct EnterpriseEdit: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change what is registered of one firm.",
    discussion: """
      Only what is named changes. A new name takes the place of the old one; a firm
      that was renamed on a certain day keeps both with: expoctl enterprise name.

        expoctl enterprise edit RU0001 --sector FOR --set teams=2 --set note= -e CODE
      """)

  @Argument(help: "The firm, as RU0001.") var code: String
  @OptionGroup var columns: EnterpriseColumns

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if columns.cells.isEmpty { throw ValidationError("Say what changes, as --sector FOR.") }
  }

  func perform(_ session: Session) async throws {
    let expo = try expo.code()
    let edited = try await session.open {
      try await $0.enterprises.edit(code, columns.cells, expo: expo, isDryRun: dry.dryRun)
    }
    try session.print(EnterpriseShow.report(edited))
    noteDryRun(session)
  }
}
