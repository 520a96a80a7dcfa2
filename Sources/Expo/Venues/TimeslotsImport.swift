import Postgres

/// `timeslots.csv`: the grid that meetings are placed on.
struct TimeslotsImport: TableImport {
  static let name = "timeslots"
  static let columns: [ImportColumn] = .columns(
    required: "slot_code day starts_at ends_at", optional: "buffer_minutes session")
  static let upsert = Upsert(
    table: "timeslots", key: ["expo_id", "code"],
    columns: """
      expo_id bigint, code text, day date, during tstzrange, buffer_minutes smallint, session text
      """)

  private let edition: Edition

  static func begin(_ scope: ImportScope, in tx: PostgresTransaction) async throws -> Self {
    Self(edition: try scope.required(by: name))
  }

  func read(_ row: inout RowReader) -> ImportRecord {
    let code = row.requiredCode("slot_code")
    _ = row.required("day")
    return ImportRecord(
      key: code,
      [
        "expo_id": .id(edition.id), "code": .text(code),
        "day": .day(row.day("day", within: edition.firstDay...edition.lastDay)),
        "during": .range(row.range("starts_at", "ends_at")),
        "buffer_minutes": .integer(row.integer("buffer_minutes", in: 0...240) ?? 0),
        "session": .text(row.text("session")),
      ])
  }
}
