import ArgumentParser
import Expo

/// `expoctl participation show RU0001`.
struct ParticipationShow: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one registration and every decision on it.")

  @Argument(help: "The firm or person, as RU0001 or P00037.") var code: String

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, detail) = try await session.open(expo) { application, edition in
      (edition, try await application.participations.show(code, expo: edition.code))
    }
    try session.print(
      DetailReport(
        of: detail.summary, ParticipationSummary.columns,
        sections: [
          .init(
            "steps", title: "Decisions",
            ListReport(detail.steps, columns: AccreditationStep.columns))
        ]),
      of: edition)
  }
}
