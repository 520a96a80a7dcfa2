import ArgumentParser
import Expo

/// `expoctl schedule show 3 -e cre-2014`.
struct ScheduleShow: Verb {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one version in figures.",
    discussion: """
      weight  what the placed wishes are worth
      bound   what no timetable can exceed
      gap     how far apart they are
      idle    slots in which a team waits between two meetings
      moves   changes of hall between two meetings
      """)

  @Argument(help: "The version. (default: the newest)") var version: Int?

  @OptionGroup var expo: ExpoOption
  @OptionGroup var global: GlobalOptions

  func perform(_ session: Session) async throws {
    let (edition, summary) = try await session.open(expo) { application, edition in
      (edition, try await application.timetables.show(edition.code, version: version))
    }
    try session.print(
      DetailReport(
        ScheduleSummary.columns.map { .init($0.key, $0.cell(summary)) } + [
          .init("table_use", .used(summary.tableUse)),
          .init("interpreter_use", .used(summary.interpreterUse)),
        ],
        sections: [.init("busiest_firms", title: "Busiest firms", summary.busiest)]
          + (summary.soldMeetings.isEmpty
            ? [] : [.init("sold_meetings", title: "Sold meetings", summary.sold)])),
      of: edition)
  }
}

extension Cell {
  /// How much of something is used.
  fileprivate static func used(_ use: ScheduleUse?) -> Cell {
    guard let use else { return .none }
    return .described(
      "\(use.used) of \(use.available) slots, \(Decimals.fixed(use.share * 100, 1)) %",
      .object([
        .init("used", .integer(use.used)), .init("available", .integer(use.available)),
        .init("share", .number(use.share)),
      ]))
  }
}
