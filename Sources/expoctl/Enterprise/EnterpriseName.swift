import ArgumentParser
import Expo

/// `expoctl enterprise name RU0001 "ООО «Лесторг»" --lang-of ru --since 2026-01-01`.
struct EnterpriseName: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "name", abstract: "Give a firm a name: a new legal one, a short one, an alias.",
    discussion: """
      A legal or short name takes over from the one before it on the day of --since;
      both stay in the record, and the firm is found under either.

        expoctl enterprise name RU0001 "АО «Лесторг»" --in ru --since 2026-01-01 \\
          -e CODE
        expoctl enterprise name CN0002 "华林" --in zh --kind short -e CODE
      """)

  @Argument(help: "The firm, as RU0001.") var code: String
  @Argument(help: "The name.") var name: String
  @Option(name: .customLong("in"), help: "Its language: ru, zh or en.") var language: Language
  @Option(help: "What it is: legal, short or alias.") var kind: PartyNameKind = .legal
  @Option(help: "The first day it is borne, YYYY-MM-DD. (default: today)") var since: CalendarDay?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let expo = try expo.code()
    let new = NewPartyName(text: name, language: language, kind: kind, since: since)
    let named = try await session.open {
      try await $0.enterprises.name(code, new, expo: expo, isDryRun: dry.dryRun)
    }
    try session.print(EnterpriseShow.report(named))
    noteDryRun(session)
  }
}
