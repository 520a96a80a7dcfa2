import ArgumentParser
import Expo

/// `expoctl interpreter unavailable I012 --from … --to … -e cre-2014`.
struct InterpreterUnavailable: UnavailableVerb {
  static let configuration = CommandConfiguration(
    commandName: "unavailable",
    abstract: "Say when an interpreter does not work: ill, called away.",
    discussion: """
      Without --to until the end of the expo. Meetings that stand then find another
      interpreter, or another time, in a repair.

        expoctl interpreter unavailable I012 --from "2027-06-16 10:00" -e CODE
      """)
  static let kind = AbsenceKind.interpreter

  @Argument(help: "The interpreter.") var code: String

  @OptionGroup var period: PeriodOption
  @Option(help: "Why; for the record.") var reason = ""

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions
}
