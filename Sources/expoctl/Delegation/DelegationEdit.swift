import ArgumentParser
import Expo

/// `expoctl delegation edit RU-AMU --liaison …`.
struct DelegationEdit: WritingVerb {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change what is registered of a delegation; only what is named.",
    discussion: """
      expoctl delegation edit RU-AMU --liaison liaison@amur.test \\
        --status confirmed -e CODE
      """)

  @Argument(help: "The delegation, as RU-AMU.") var code: String
  @Option(help: "Its name in Russian.") var nameRu: String?
  @Option(help: "Its name in Chinese.") var nameZh: String?
  @Option(help: "Its name in English.") var nameEn: String?
  @Option(help: "The delegation it belongs to; empty for none.") var parent: String?
  @Option(help: "national, regional, ministry, industry or enterprise.") var kind: String?
  @Option(help: "Protocol rank of its head, 1 to 9, 1 highest.") var headRank: String?
  @Option(help: "Its number in the list of delegations, from 1.") var number: String?
  @Option(help: "Mail address of its liaison.") var liaison: String?
  @Option(help: "draft, invited, confirmed or withdrawn.") var status: String?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  private var cells: [String: String] {
    let named: [(String, String?)] = [
      ("name_ru", nameRu), ("name_zh", nameZh), ("name_en", nameEn), ("parent_code", parent),
      ("kind", kind), ("head_rank", headRank), ("precedence_no", number),
      ("focal_email", liaison), ("status", status),
    ]
    var cells: [String: String] = [:]
    for (column, value) in named { cells[column] = value }
    return cells
  }

  func validate() throws {
    if cells.isEmpty { throw ValidationError("Say what changes, as --status confirmed.") }
  }

  func perform(_ session: Session) async throws {
    let (edition, edited) = try await session.open(expo) { application, edition in
      let edited = try await application.delegations.edit(
        code, cells, expo: edition.code, isDryRun: dry.dryRun)
      return (edition, edited)
    }
    try session.print(DelegationShow.report(edited), of: edition)
    noteDryRun(session)
  }
}
