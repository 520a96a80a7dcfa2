import ArgumentParser
import Expo

/// `expoctl person name P00037 "Vymyslova Nina" --in en --kind passport`.
struct PersonName: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "name",
    abstract: "Give a person a name: a new legal one, that of the passport, an alias.",
    discussion: """
      One person may have two or three Latin spellings that are all legal: they are
      all found, and the one of the passport is printed on what the border sees.
      """)

  @Argument(help: "The person, as P00037.") var code: String
  @Argument(help: "The name.") var name: String
  @Option(name: .customLong("in"), help: "Its language: ru, zh or en.") var language: Language
  @Option(help: "What it is: legal, short, passport or alias.") var kind: PartyNameKind = .passport
  @Option(help: "The first day it is borne, YYYY-MM-DD. (default: today)") var since: CalendarDay?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let new = NewPartyName(text: name, language: language, kind: kind, since: since)
    let (edition, named) = try await session.open(expo) { application, edition in
      let named = try await application.people.name(
        code, new, expo: edition.code, isDryRun: dry.dryRun)
      return (edition, named)
    }
    try session.print(PersonShow.report(named), of: edition)
    noteDryRun(session)
  }
}
