import Postgres

/// `trade_stats.csv`: trade figures with their rounding and source.
struct TradeStatsImport: TableImport {
  static let name = "trade_stats"
  static let needsExpo = false
  static let columns: [ImportColumn] = .columns(
    required: "stat_code reporter partner period measure value unit source",
    optional: "half_unit qualifier growth_pct share_pct share_of")
  static let upsert = Upsert(
    table: "trade_stats", key: ["code"],
    columns: """
      code text, reporter text, partner text, period text, measure text, value numeric, unit text,
      half_unit numeric, qualifier text, growth_pct numeric, share_pct numeric, share_of text,
      source text
      """)

  static func begin(_ scope: ImportScope, in tx: PostgresTransaction) async throws -> Self {
    Self()
  }

  func read(_ row: inout RowReader) -> ImportRecord {
    let code = row.requiredCode("stat_code")
    _ = row.required("value")
    return ImportRecord(
      key: code,
      [
        "code": .text(code), "reporter": .text(row.required("reporter")),
        "partner": .text(row.required("partner")), "period": .text(row.required("period")),
        "measure": .text(row.required("measure")), "value": .decimal(row.decimal("value")),
        "unit": .text(row.required("unit")), "half_unit": .decimal(row.decimal("half_unit")),
        "qualifier": .text(row.text("qualifier")),
        "growth_pct": .decimal(row.decimal("growth_pct", atLeastZero: false)),
        "share_pct": .decimal(row.decimal("share_pct", atLeastZero: false)),
        "share_of": .text(row.text("share_of")), "source": .text(row.required("source")),
      ])
  }
}
