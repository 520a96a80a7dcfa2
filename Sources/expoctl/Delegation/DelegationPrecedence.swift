import ArgumentParser
import Expo

/// `expoctl delegation precedence RU-AMU --place 1 --reason … --signed-by …`.
struct DelegationPrecedence: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "precedence",
    abstract: "Give a delegation, or a person in it, a place that departs from the rule.",
    discussion: """
      The rule: by protocol rank, then by the number in the list, then by code; a
      head goes before all others of the delegation. A place that was signed off is
      taken whatever the rule says, with the reason and the name of who signed;
      --clear brings the rule back.

        expoctl delegation precedence RU-AMU --place 1 --reason "region of honour" \\
          --signed-by "Chief of protocol" -e CODE
        expoctl delegation precedence RU --person P00037 --clear -e CODE
      """)

  @Argument(help: "The delegation, as RU-AMU.") var code: String
  @Option(help: "Somebody in it, whose place among its people it is.") var person: String?
  @Option(help: "The place among those beside it, from 1.") var place: Int?
  @Option(help: "Why the rule does not hold.") var reason: String?
  @Option(help: "Who signed it off.") var signedBy: String?
  @Flag(help: "Let the rule hold again.") var clear = false

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    let given = [place != nil, reason != nil, signedBy != nil]
    if clear ? given.contains(true) : given.contains(false) {
      throw ValidationError("Give --place, --reason and --signed-by, or --clear alone.")
    }
  }

  func perform(_ session: Session) async throws {
    var override: PrecedenceOverride?
    if let place, let reason, let signedBy {
      override = PrecedenceOverride(place: place, reason: reason, signedBy: signedBy)
    }
    let expo = try expo.code()
    let (order, members) = try await session.open { application in
      try await application.delegations.setPrecedence(
        code, person: person, override, expo: expo, isDryRun: dry.dryRun)
      let order = try await application.delegations.list(expo)
      let members = try await application.delegations.precedence(code, expo: expo)
      return (order, members)
    }
    if person != nil {
      try session.print(ListReport(members, columns: RankedParticipation.columns))
    } else {
      let parent = order.first { $0.code == code }?.parent
      try session.print(
        ListReport(
          order.filter { $0.parent == parent }, columns: DelegationSummary.orderColumns))
    }
    noteDryRun(session)
  }
}

extension DelegationSummary {
  /// How the order among delegations is listed.
  static var orderColumns: [Column<DelegationSummary>] {
    [
      Column("place") { .integer($0.place) },
      Column("code") { .text($0.code) },
      Column("name", isFlexible: true) { .names($0.names) },
      Column("head", isFlexible: true) { .names($0.head?.names) },
      Column("place_reason") { .text($0.placeReason) },
    ]
  }
}
