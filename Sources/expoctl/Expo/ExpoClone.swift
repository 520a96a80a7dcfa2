import ArgumentParser
import Expo

/// `expoctl expo clone demo-2027 demo-2028 --from 2028-06-12 --to 2028-06-16`.
struct ExpoClone: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "clone",
    abstract: "Open the next expo with the delegations and firms of this one.",
    discussion: """
      Firms and people come along as new registrations that somebody has to decide
      on; those that were rejected or withdrawn stay behind. Heads, consents, wishes
      and the timetable belong to the expo they were made for.

        expoctl expo clone demo-2027 demo-2028 --from 2028-06-12 --to 2028-06-16 \\
          --people --venues
      """)

  @Argument(help: "The expo that is there.") var source: String
  @Argument(help: "The code of the new one.") var code: String
  @Option(help: "First day, YYYY-MM-DD.") var from: CalendarDay
  @Option(help: "Last day, YYYY-MM-DD.") var to: CalendarDay
  @Option(help: "Its name in Russian. (default: that of the other)") var nameRu: String?
  @Option(help: "Its name in Chinese. (default: that of the other)") var nameZh: String?
  @Option(help: "Its name in English. (default: that of the other)") var nameEn: String?
  @Option(help: "Which one of its series. (default: the next)") var edition: Int?
  @Option(help: "Host country, two letters. (default: that of the other)") var country: String?
  @Option(help: "Host city, in English. (default: that of the other)") var city: String?
  @Option(help: "IANA time zone. (default: that of the other)") var timeZone: String?
  @Flag(help: "People come along with their firms.") var people = false
  @Flag(help: "Places and the distances between them do.") var venues = false
  @Flag(help: "Registrations wait for a decision, as they may do at the other already.")
  var review = false

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if to < from { throw ValidationError("--to \(to) comes before --from \(from).") }
  }

  func perform(_ session: Session) async throws {
    let cloned = try await session.open { application in
      let old = try await application.editions.show(source)
      return try await application.clone(
        source, as: new(after: old), carrying: CarryOver(people: people, venues: venues),
        isDryRun: dry.dryRun)
    }
    try session.print(
      DetailReport(
        DetailReport(of: cloned.edition, Edition.columns).fields + [
          .init("delegations", .integer(cloned.delegations)),
          .init("enterprises", .integer(cloned.enterprises)),
          .init("people", .integer(cloned.people)), .init("spaces", .integer(cloned.spaces)),
        ]),
      of: cloned.edition)
    noteDryRun(session)
  }

  private func new(after old: Edition) -> NewEdition {
    var names = old.names.texts
    for (language, name) in [("ru", nameRu), ("zh", nameZh), ("en", nameEn)] {
      if let name { names[language] = name }
    }
    return NewEdition(
      code: code, series: old.series, edition: edition ?? old.edition + 1,
      names: LocalizedText(names), hostCountry: country ?? old.hostCountry, city: city ?? old.city,
      timeZone: timeZone ?? old.timeZone, days: from...to,
      reviewsRegistrations: review || old.reviewsRegistrations)
  }
}
