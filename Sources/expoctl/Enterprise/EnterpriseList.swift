import ArgumentParser
import Expo

/// `expoctl enterprise list -e cre-2014`.
struct EnterpriseList: Verb {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the firms of an expo, by code.")

  @Option(help: "Only those in this delegation or below it.") var delegation: String?
  @Option(help: "Only those of this sector.") var sector: String?
  @Option(help: "Only those of this country, two letters.") var country: String?
  @Option(help: ArgumentHelp("Only those with this in a name.", valueName: "text"))
  var search: String?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let code = try expo.code()
    let filter = EnterpriseFilter(
      delegation: delegation, sector: sector, country: country, text: search)
    let firms = try await session.open { try await $0.enterprises.list(code, filter) }
    try session.print(
      ListReport(
        firms, whenEmpty: "no such enterprises in \(code)", columns: EnterpriseSummary.columns))
  }
}
