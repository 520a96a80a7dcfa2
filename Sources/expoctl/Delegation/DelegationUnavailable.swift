import ArgumentParser
import Expo

/// `expoctl delegation unavailable RU-AMU --from … --to … -e cre-2014`.
struct DelegationUnavailable: UnavailableVerb {
  static let configuration = CommandConfiguration(
    commandName: "unavailable",
    abstract: "Say when all firms of a delegation cannot meet: it comes late, or leaves early.",
    discussion: """
      Those of the delegations below it too. A late arrival has only an end.

        expoctl delegation unavailable RU-AMU --to "2027-06-15 12:00" -e CODE
      """)
  static let kind = AbsenceKind.delegation

  @Argument(help: "The delegation.") var code: String

  @OptionGroup var period: PeriodOption
  @Option(help: "Why; for the record.") var reason = ""

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions
}
