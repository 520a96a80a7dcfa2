import ArgumentParser
import Expo

/// `expoctl enterprise list -e cre-2014`.
struct EnterpriseList: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the firms of an expo.",
    discussion: """
      Names are sorted as readers of their language expect: ё after е in Russian,
      Chinese by pinyin or by strokes. Firms without a name in the language come
      last.
      """)

  @Option(help: "Only those in this delegation or below it.") var delegation: String?
  @Option(help: "Only those of this sector.") var sector: String?
  @Option(help: "Only those of this country, two letters.") var country: String?
  @Option(help: "Only those with this state of registration.") var state: AccreditationState?
  @Option(help: ArgumentHelp("Only those with this in a name.", valueName: "text"))
  var search: String?
  @Option(help: "The order: code, ru, en, zh-pinyin or zh-stroke.")
  var sort: NameOrder = .code

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let code = try expo.code()
    let filter = EnterpriseFilter(
      delegation: delegation, sector: sector, country: country, state: state, text: search,
      order: sort)
    let firms = try await session.open { try await $0.enterprises.list(code, filter) }
    try session.print(
      ListReport(
        firms, whenEmpty: "no such enterprises in \(code)", columns: EnterpriseSummary.columns))
  }
}
