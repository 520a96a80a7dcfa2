import ArgumentParser
import Expo

/// `expoctl delegation create RU …`.
struct DelegationCreate: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Register a delegation.",
    discussion: """
      expoctl delegation create RU-AMU --parent RU --country RU --head-rank 4 \\
        --name-ru "Амурская область" --name-en "Amur Region" -e cre-2014
      """)

  @Argument(help: "Its code: letters, digits, “.”, “_” and “-”.")
  var code: String

  @OptionGroup var names: NameOptions

  @Option(help: "Its country, two letters.") var country: String
  @Option(help: "The delegation it belongs to; none for a national one.") var parent: String?
  @Option(help: "Protocol rank of its head, 1 to 9, 1 highest.") var headRank: Int?
  @Option(help: "How many badges it may have.") var quota: Int?
  @Option(
    help: "national, regional, ministry, industry or enterprise. (default: by --parent)")
  var kind: String?
  @Option(help: "Mail address of its liaison.") var liaison: String?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let new = NewDelegation(
      code: code, parent: parent, country: country, names: names.names, headRank: headRank,
      badgeQuota: quota, kind: kind, liaison: liaison)
    let expo = try expo.code()
    let created = try await session.open {
      try await $0.delegations.create(new, expo: expo, isDryRun: dry.dryRun)
    }
    try session.print(DetailReport(of: created, DelegationSummary.columns))
    noteDryRun(session)
  }
}
