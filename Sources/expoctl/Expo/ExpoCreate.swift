import ArgumentParser
import Expo

/// `expoctl expo create cre-2014 …`.
struct ExpoCreate: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Open an expo.",
    discussion: """
      expoctl expo create cre-2016 --name-en "China-Russia Expo" \\
        --country RU --city Yekaterinburg --time-zone Asia/Yekaterinburg \\
        --from 2016-07-11 --to 2016-07-14 --series cre --edition 3
      """)

  @Argument(help: "Its code: letters, digits, “.”, “_” and “-”.")
  var code: String

  @OptionGroup var names: NameOptions

  @Option(help: "Host country, two letters.") var country: String
  @Option(help: "Host city, in English.") var city: String
  @Option(help: "IANA time zone of the venue.") var timeZone: String
  @Option(help: "First day, YYYY-MM-DD.") var from: CalendarDay
  @Option(help: "Last day, YYYY-MM-DD.") var to: CalendarDay
  @Option(help: "The series it belongs to; made when it is new.") var series: String?
  @Option(help: "Which one of its series.") var edition = 1
  @Flag(help: "Registrations wait for a decision; else they are approved as they come in.")
  var review = false

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if to < from { throw ValidationError("--to \(to) comes before --from \(from).") }
  }

  func perform(_ session: Session) async throws {
    let new = NewEdition(
      code: code, series: series, edition: edition, names: names.names, hostCountry: country,
      city: city, timeZone: timeZone, days: from...to, reviewsRegistrations: review)
    let edition = try await session.open {
      try await $0.editions.create(new, isDryRun: dry.dryRun)
    }
    try session.print(DetailReport(of: edition, Edition.columns), of: edition)
    noteDryRun(session)
  }
}
