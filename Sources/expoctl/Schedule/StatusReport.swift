import Expo

/// Where the timetable of an expo stands.
struct StatusReport: Report {
  let expo: String
  /// The published version, else the newest; nil while there is none.
  let current: ScheduleSummary?
  let versions: ListReport<ScheduleSummary>
  let runs: ListReport<ScheduleRunStatus>

  func table(_ page: Page) -> String { detail.table(page) }

  func csv(_ reader: Reader) -> CSVRows { versions.csv(reader) }

  func json(_ reader: Reader) -> JSONValue { detail.json(reader) }

  private var detail: DetailReport {
    DetailReport(
      [
        .init("expo", .text(expo)),
        .init("version", .integer(current?.version)),
        .init("status", .text(current?.status.rawValue), tone: current?.status.tone ?? .plain),
        .init("placed", .text(current.map { "\($0.placed) of \($0.wishes) wishes" })),
        .init("gap", current.map { .share($0.gap) } ?? .none),
      ],
      sections: [
        .init("use", title: "Use", current?.use ?? ListReport([], columns: [])),
        .init(
          "busiest_firms", title: "Busiest firms", current?.busiest ?? ListReport([], columns: [])),
        .init("versions", title: "Versions", versions),
        .init("runs", title: "Latest runs", runs),
      ])
  }
}
