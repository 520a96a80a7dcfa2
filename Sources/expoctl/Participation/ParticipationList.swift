import ArgumentParser
import Expo

/// `expoctl participation list --state new`.
struct ParticipationList: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List registrations: where each stands, since when, by whom and why.")

  @Option(help: "Only those with this state; may be given more than once.")
  var state: [AccreditationState] = []
  @Option(help: "Only those of this delegation or below it.") var delegation: String?
  @Option(help: "Only those with this role, as enterprise or delegate.") var role: String?
  @Option(help: "The order: code, ru, en, zh-pinyin or zh-stroke.") var sort: NameOrder = .code

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let filter = ParticipationFilter(
      delegation: delegation, roles: role.map { [$0] }, states: state.isEmpty ? nil : state,
      order: sort)
    let (edition, found) = try await session.open(expo) { application, edition in
      (edition, try await application.participations.list(edition.code, filter))
    }
    try session.print(
      ListReport(
        found, whenEmpty: "no such registrations in \(edition.code)",
        columns: ParticipationSummary.columns),
      of: edition)
  }
}
