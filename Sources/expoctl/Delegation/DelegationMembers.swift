import ArgumentParser
import Expo

/// `expoctl delegation members RU-AMU`.
struct DelegationMembers: Verb {
  static let configuration = CommandConfiguration(
    commandName: "members",
    abstract: "List the people of a delegation in the order of precedence, each with the reason.",
    discussion: """
      The people of its firms belong to it; those of the delegations below it do not.
      With --firms: its firms instead.
      """)

  @Argument(help: "The delegation, as RU-AMU.") var code: String
  @Flag(help: "Its firms, not its people.") var firms = false

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let empty = "nobody is registered for \(code)"
    if firms {
      let filter = ParticipationFilter(
        delegation: code, isDelegationAlone: true, roles: ["enterprise"])
      let (edition, found) = try await session.open(expo) { application, edition in
        (edition, try await application.participations.list(edition.code, filter))
      }
      return try session.print(
        ListReport(found, whenEmpty: empty, columns: ParticipationSummary.columns), of: edition)
    }
    let expo = try expo.code()
    let members = try await session.open {
      try await $0.delegations.precedence(code, expo: expo)
    }
    try session.print(
      ListReport(members, whenEmpty: empty, columns: RankedParticipation.columns))
  }
}
