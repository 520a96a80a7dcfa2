import ArgumentParser
import Expo

/// `expoctl enterprise show RU0001 -e cre-2014`.
struct EnterpriseShow: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one firm: its numbers, its people, and the files it came from.")

  @Argument(help: "The firm, as RU0001.")
  var code: String

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let expo = try expo.code()
    let detail = try await session.open { try await $0.enterprises.show(code, expo: expo) }
    try session.print(EnterpriseShow.report(detail))
  }

  static func report(_ detail: EnterpriseDetail) -> DetailReport {
    let summary = DetailReport(of: detail.summary, EnterpriseSummary.columns).fields
    let particulars: [DetailReport.Field] = [
      .init("stand", .text(detail.stand)),
      .init("legal_form", .text(detail.legalForm)),
      .init("founded", .integer(detail.founded)),
      .init("employees", .integer(detail.employees)),
      .init("website", .text(detail.website)),
      .init("offers", .names(detail.offers)),
      .init("seeks", .names(detail.seeks)),
    ]
    return DetailReport(
      summary + numbers(detail) + particulars,
      sections: [
        .init("names", title: "Names", ListReport(detail.nameRecords, columns: NameRecord.columns)),
        .init(
          "registry_numbers", title: "Registry numbers",
          ListReport(detail.numberRecords, columns: NumberRecord.columns)),
        .init("people", title: "People", people(detail.people)),
        .init("sources", title: "Files it came from", sources(detail.sources)),
      ])
  }

  /// For programs; people read the list below.
  private static func numbers(_ detail: EnterpriseDetail) -> [DetailReport.Field] {
    detail.numbers.sorted { $0.key < $1.key }.map {
      .init($0.key, .text($0.value), isInTable: false)
    }
  }

  private static func people(_ people: [EnterprisePerson]) -> ListReport<EnterprisePerson> {
    ListReport(
      people,
      columns: [
        Column("code") { .text($0.code) },
        Column("name", isFlexible: true) { .names($0.names) },
        Column("role") { .text($0.role) },
      ])
  }

  private static func sources(_ sources: [RecordSource]) -> ListReport<RecordSource> {
    ListReport(
      sources,
      columns: [
        Column("file", isFlexible: true) { .text($0.file) },
        Column("row") { .integer($0.row) },
        Column("result") { .text($0.result) },
      ])
  }
}
