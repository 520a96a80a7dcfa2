import Postgres

/// `expo_names.csv`: the names a series of expos bore, one row a name with its languages.
struct SeriesNamesImport: ImportKind {
  static let name = "expo_names"
  static let needsExpo = false
  static let columns: [ImportColumn] = .columns(
    required: "series_code seq",
    optional: "name_ru name_zh name_en valid_from valid_to valid_from_certain")
  private static let upsert = Upsert(
    table: "series_names", key: ["series_id", "language", "position"],
    columns: """
      series_id bigint, language text, position smallint, name text, valid_from date,
      valid_to date, valid_from_certain boolean, valid daterange
      """)

  static func begin(_ scope: ImportScope, in tx: PostgresTransaction) async throws -> Self {
    Self()
  }

  func read(_ row: inout RowReader) -> ImportRecord {
    let series = row.requiredCode("series_code")
    _ = row.required("seq")
    let position = row.integer("seq", in: 1...999)
    let from = row.day("valid_from")
    let to = row.day("valid_to")
    if let from, let to, to <= from {
      row.note(.range, "valid_to", value: to.description, hint: "must come after valid_from")
    }
    return ImportRecord(
      key: "\(series) \(position.map(String.init) ?? "")",
      [
        "series_code": .text(series), "position": .integer(position),
        "names": .names(row.names()), "valid_from": .day(from), "valid_to": .day(to),
        "valid_from_certain": .flag(row.flag("valid_from_certain") ?? (from != nil)),
      ])
  }

  func store(_ records: [ImportRecord], in tx: PostgresTransaction) async throws -> [ImportResult] {
    for case .text(let series)? in Set(records.map { $0.values["series_code"] }) {
      try await EditionQueries.insertSeries(series, in: tx)
    }
    let series = try await EditionQueries.seriesIDs(in: tx)
    var names: [ImportRecord] = []
    var counts: [Int] = []
    for (index, record) in records.enumerated() {
      let isLast = !records[(index + 1)...].contains {
        $0.values["series_code"] == record.values["series_code"]
      }
      let rows = Self.rows(of: record, series: series, isLast: isLast)
      names += rows
      counts.append(rows.count)
    }
    var results = try await Self.upsert.run(names, in: tx)[...]
    return counts.map { count in
      defer { results = results.dropFirst(count) }
      return Self.summary(results.prefix(count))
    }
  }

  /// A row for each language. The range is known only where both ends are, or the name is in use.
  private static func rows(
    of record: ImportRecord, series: [String: Int64], isLast: Bool
  ) -> [ImportRecord] {
    guard case .object(let names)? = record.values["names"],
      case .text(let code)? = record.values["series_code"], let id = series[code]
    else { return [] }
    var valid = JSONValue.null
    if case .text(let from)? = record.values["valid_from"] {
      if case .text(let to)? = record.values["valid_to"] {
        valid = .text("[\(from),\(to))")
      } else if isLast {
        valid = .text("[\(from),)")
      }
    }
    return names.sorted { $0.key < $1.key }.map { language, name in
      var row = ImportRecord(key: record.key, record.values)
      row.values["names"] = nil
      row.values["series_id"] = .integer(id)
      row.values["language"] = .text(language)
      row.values["name"] = .text(name)
      row.values["valid"] = valid
      return row
    }
  }

  private static func summary(_ results: ArraySlice<ImportResult>) -> ImportResult {
    if results.allSatisfy({ $0 == .unchanged }) { return .unchanged }
    return results.allSatisfy { $0 == .inserted } ? .inserted : .updated
  }
}
