import ArgumentParser
import Expo

/// `expoctl enterprise search "амур лес"`.
struct EnterpriseSearch: Verb {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find firms by any of their names, in any script, with typing errors.",
    discussion: """
      Russian, Chinese, Latin letters, pinyin and Palladius all find the same firm,
      under its legal, short and former names. The best come first.

        expoctl enterprise search "amurskij les" -e CODE
      """)

  @Argument(help: "What to look for.") var text: String
  @Option(help: "At most so many.") var limit = 20

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit \(limit): from 1 upwards.") }
  }

  func perform(_ session: Session) async throws {
    let code = try expo.code()
    let found = try await session.open {
      try await $0.enterprises.search(text, expo: code, limit: limit)
    }
    try session.print(
      ListReport(
        found, whenEmpty: "no enterprise of \(code) is called anything like “\(text)”",
        columns: EnterpriseSummary.columns))
  }
}
