import ArgumentParser
import Expo

/// `expoctl enterprise add --delegation RU-AMU --country RU …`.
struct EnterpriseAdd: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Register one firm.",
    discussion: """
      The same checks as for a row of a file. A firm that looks like one that is
      there is refused (exit code 6), unless you insist with --force. Firms of
      countries other than Russia and China need no registry number.

        expoctl enterprise add --delegation RU-AMU --country RU --inn 9900000009 \\
          --name-ru "ООО «Лесторг»" --name-en "Lestorg" -e CODE
      """)

  @Argument(help: "Its code, as RU0001. (default: made of its number or names)") var code: String?
  @OptionGroup var columns: EnterpriseColumns
  @Flag(help: "Also when it looks like a firm that is there.") var force = false

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let expo = try expo.code()
    var cells = columns.cells
    if let code { cells["enterprise_code"] = code }
    let added = try await session.open {
      try await $0.enterprises.add(cells, expo: expo, insists: force, isDryRun: dry.dryRun)
    }
    try session.print(EnterpriseShow.report(added))
    noteDryRun(session)
  }
}
