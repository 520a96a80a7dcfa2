import Expo

/// What changes from one version to another, one meeting a line.
struct DiffReport: Report {
  let diff: ScheduleDiff

  func table(_ page: Page) -> String { list.table(page) }

  func csv(_ reader: Reader) -> CSVRows { list.csv(reader) }

  func json(_ reader: Reader) -> JSONValue {
    .object([
      .init("from", .integer(diff.from)), .init("to", .integer(diff.to)),
      .init("unchanged", .integer(diff.unchanged)),
      .init("items", .array(list.objects(reader))), .init("next", .null),
    ])
  }

  /// One meeting that is not the same in both.
  private struct Change: Sendable {
    let kind: String
    let before: ScheduleEntry?
    let after: ScheduleEntry?

    var either: ScheduleEntry? { after ?? before }

    var tone: Tone {
      switch kind {
      case "added": .good
      case "removed": .bad
      default: .warning
      }
    }
  }

  private var changes: [Change] {
    diff.added.map { Change(kind: "added", before: nil, after: $0) }
      + diff.removed.map { Change(kind: "removed", before: $0, after: nil) }
      + diff.moved.map { Change(kind: "moved", before: $0.from, after: $0.to) }
      + diff.changed.map { Change(kind: "changed", before: $0.from, after: $0.to) }
  }

  private var list: ListReport<Change> {
    ListReport(
      changes,
      columns: [
        Column("change", tone: { $0.tone }) { .text($0.kind) },
        Column("a") { .text($0.either?.a.code) },
        Column("a_name", isFlexible: true) { .names($0.either?.a.names) },
        Column("b") { $0.either.map { .firms($0.b, $0.guests) } ?? .none },
        Column("b_name", isFlexible: true) { .names($0.either?.b.names) },
        Column("guests", isInTable: false) { .list($0.either?.guests.map(\.code) ?? []) },
        Column("from_slot") { .text($0.before?.slot) },
        Column("from_table") { .text($0.before?.table.code) },
        Column("from_interpreter") { .text($0.before?.interpreter?.code) },
        Column("to_slot") { .text($0.after?.slot) },
        Column("to_table") { .text($0.after?.table.code) },
        Column("to_interpreter") { .text($0.after?.interpreter?.code) },
      ])
  }
}
