import Foundation
import Postgres

/// `expos.csv`: editions.
struct ExposImport: ImportKind {
  static let name = "expos"
  static let needsExpo = false
  static let columns: [ImportColumn] = .columns(
    required: "expo_code edition host_country city_en starts ends timezone",
    optional: "name_ru name_zh name_en series_code parallel_event theme_ru theme_zh theme_en")
  private static let upsert = Upsert(
    table: "expos", key: ["code"],
    columns: """
      code text, series_id bigint, edition integer, names jsonb, themes jsonb, host_country text,
      city text, time_zone text, dates daterange, parallel_event text
      """)

  static func begin(_ scope: ImportScope, in tx: PostgresTransaction) async throws -> Self {
    Self()
  }

  func read(_ row: inout RowReader) -> ImportRecord {
    let code = row.requiredCode("expo_code")
    _ = row.required("edition")
    let first = row.required("starts").isEmpty ? nil : row.day("starts")
    let last = row.required("ends").isEmpty ? nil : row.day("ends")
    if let first, let last, last < first {
      row.note(.range, "ends", value: last.description, hint: "must not come before starts")
    }
    return ImportRecord(
      key: code,
      [
        "code": .text(code), "series_code": .text(row.code("series_code")),
        "edition": .integer(row.integer("edition", in: 1...999)), "names": .names(row.names()),
        "themes": .names(row.names("theme", required: false)),
        "host_country": .text(
          row.required("host_country").isEmpty ? nil : row.country("host_country")),
        "city": .text(row.required("city_en")), "time_zone": .text(timeZone(&row)),
        "dates": .days(first, last), "parallel_event": .text(row.text("parallel_event")),
      ])
  }

  private func timeZone(_ row: inout RowReader) -> String? {
    let name = row.required("timezone")
    if name.isEmpty || TimeZone(identifier: name) != nil { return name }
    row.note(.timeZone, "timezone", value: name, hint: "an IANA name, as Asia/Shanghai")
    return nil
  }

  func store(_ records: [ImportRecord], in tx: PostgresTransaction) async throws -> [ImportResult] {
    for case .text(let series)? in Set(records.map { $0.values["series_code"] }) {
      try await EditionQueries.insertSeries(series, in: tx)
    }
    let series = try await EditionQueries.seriesIDs(in: tx)
    return try await Self.upsert.run(
      records.map { record in
        var record = record
        if case .text(let code)? = record.values["series_code"], let id = series[code] {
          record.values["series_id"] = .integer(id)
        }
        return record
      }, in: tx)
  }
}
