import ArgumentParser
import Expo

/// `expoctl person add --firm RU0001 --role delegate …`.
struct PersonAdd: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Register one person.",
    discussion: """
      The same checks as for a row of a file of contacts. Exit code 6 when the
      delegation has no badge left.

        expoctl person add --delegation RU-AMU --role delegate --country RU \\
          --family-ru Вымыслова --given-ru Нина \\
          --family-en Vymyslova --given-en Nina -e CODE
      """)

  @Argument(help: "A code, as P00037. (default: the next free one)") var code: String?
  @OptionGroup var columns: PersonColumns

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, added) = try await session.open(expo) { application, edition in
      let added = try await application.people.add(
        code, columns.cells, expo: edition.code, isDryRun: dry.dryRun)
      return (edition, added)
    }
    try session.print(PersonShow.report(added), of: edition)
    noteDryRun(session)
  }
}
