import Expo

/// Days of work, and below them the meetings they are made of.
struct RosterReport: Report {
  let days: [RosterDay]
  /// Whether a person sees the meetings too; JSON always has them.
  let showsMeetings: Bool

  func table(_ page: Page) -> String {
    let lines = list.table(page)
    guard showsMeetings, !days.isEmpty else { return lines }
    let meetings = ListReport(days.flatMap(\.meetings), columns: Meeting.columns)
    return lines + "\n" + meetings.table(page)
  }

  func csv(_ reader: Reader) -> CSVRows { list.csv(reader) }

  func json(_ reader: Reader) -> JSONValue {
    let objects = days.map { day in
      let meetings = ListReport(day.meetings, columns: Meeting.columns).objects(reader)
      return JSONValue.object(
        list.columns.map { .init($0.key, $0.cell(day).json(reader)) } + [
          .init("meetings", .array(meetings))
        ])
    }
    return .object([.init("items", .array(objects)), .init("next", .null)])
  }

  var whenEmpty: String? { list.whenEmpty }

  private var list: ListReport<RosterDay> {
    ListReport(
      days, whenEmpty: "nobody interprets then",
      columns: [
        Column("day") { .day($0.day) },
        Column("interpreter") { .text($0.interpreter.code) },
        Column("name", isFlexible: true) { .names($0.interpreter.names) },
        Column("count") { .integer($0.meetings.count) },
        Column("first") { .instant($0.meetings.map(\.start).min()) },
        Column("last") { .instant($0.meetings.map(\.end).max()) },
        Column("minutes") { .integer($0.minutes) },
        Column("max_minutes") { .integer($0.maxMinutes) },
        Column("longest_row") { .integer($0.longestRow) },
        Column("max_row") { .integer($0.maxRow) },
      ])
  }
}
