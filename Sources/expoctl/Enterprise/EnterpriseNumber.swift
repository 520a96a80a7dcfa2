import ArgumentParser
import Expo

/// `expoctl enterprise number CN0001 uscc 91350211M0000XUF46 --evidence …`.
struct EnterpriseNumber: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "number", abstract: "Give a firm a registry number, checked.",
    discussion: """
      Schemes are inn, ogrn, ogrnip, kpp, uscc and lei. A number whose check digit
      fails is refused (exit code 3): a few genuine ones do. Such a number is taken
      with --evidence, which is kept with your name; files with it are taken from
      then on.

        expoctl enterprise number CN0001 uscc 91350211M0000XUF46 \\
          --evidence "extract of the register of 2026-11-02, file 118" -e CODE
      """)

  @Argument(help: "The firm, as RU0001.") var code: String
  @Argument(help: "The scheme: inn, ogrn, ogrnip, kpp, uscc or lei.") var scheme: String
  @Argument(help: "The number.") var value: String
  @Option(help: "What shows that it is genuine although its check digit fails.")
  var evidence: String?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let expo = try expo.code()
    let numbered = try await session.open {
      try await $0.enterprises.number(
        code, scheme: scheme, value: value, evidence: evidence, expo: expo, isDryRun: dry.dryRun)
    }
    try session.print(EnterpriseShow.report(numbered))
    noteDryRun(session)
  }
}
