import ArgumentParser
import Expo

/// `expoctl person show P00037`.
struct PersonShow: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one person; travel documents and the day of birth are never printed.")

  @Argument(help: "The person, as P00037.") var code: String

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, person) = try await session.open(expo) { application, edition in
      (edition, try await application.people.show(code, expo: edition.code))
    }
    try session.print(PersonShow.report(person), of: edition)
  }

  static func report(_ person: PersonDetail) -> DetailReport {
    let consents: [DetailReport.Field] = [
      .init("badge_consent", person.badgeConsent.map { .flag($0) } ?? .none),
      .init("cross_border_consent", person.crossBorderConsent.map { .flag($0) } ?? .none),
    ]
    return DetailReport(
      DetailReport(of: person.summary, ParticipationSummary.columns).fields + [
        .init("leads", .text(person.leads)),
        .init("languages", .list(person.languages)),
        .init("nationality", .text(person.nationality)),
        .init("email", .text(person.email)),
        .init("phone", .text(person.phone)),
        .init("arrival_post", .text(person.arrivalPost)),
      ] + consents,
      sections: [
        .init("names", title: "Names", ListReport(person.names, columns: NameRecord.columns)),
        .init(
          "steps", title: "Decisions", ListReport(person.steps, columns: AccreditationStep.columns)),
      ])
  }
}
