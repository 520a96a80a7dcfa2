import ArgumentParser
import Expo

/// `expoctl person list --firm RU0001`.
struct PersonList: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the people of an expo.")

  @Option(help: "Only those of this firm.") var firm: String?
  @Option(help: "Only those of this delegation or below it.") var delegation: String?
  @Option(help: "Only those with this role: head, lead, delegate, liaison or interpreter.")
  var role: String?
  @Option(help: "Only those with this state of registration.") var state: AccreditationState?
  @Option(help: "The order: code, ru, en, zh-pinyin or zh-stroke.") var sort: NameOrder = .code

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let role, !ParticipationFilter.people.contains(role) {
      throw ValidationError(
        "--role \(role): one of \(ParticipationFilter.people.joined(separator: ", ")).")
    }
  }

  func perform(_ session: Session) async throws {
    let code = try expo.code()
    let filter = ParticipationFilter(
      delegation: delegation, enterprise: firm,
      roles: role.map { [$0] } ?? ParticipationFilter.people, states: state.map { [$0] },
      order: sort)
    let people = try await session.open { try await $0.participations.list(code, filter) }
    try session.print(
      ListReport(
        people, whenEmpty: "no such people at \(code)", columns: ParticipationSummary.people))
  }
}
