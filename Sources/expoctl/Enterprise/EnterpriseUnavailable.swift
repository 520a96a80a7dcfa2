import ArgumentParser
import Expo

/// `expoctl enterprise unavailable RU0001 --from … --to … -e cre-2014`.
struct EnterpriseUnavailable: UnavailableVerb {
  static let configuration = CommandConfiguration(
    commandName: "unavailable",
    abstract: "Say when a firm cannot meet: late, leaving early, a day off.",
    discussion: """
      A late arrival has only an end, an early departure only a beginning.

        expoctl enterprise unavailable RU0001 --to "2027-06-15 12:00" -e CODE
      """)
  static let kind = AbsenceKind.enterprise

  @Argument(help: "The firm.") var code: String

  @OptionGroup var period: PeriodOption
  @Option(help: "Why; for the record.") var reason = ""

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions
}
