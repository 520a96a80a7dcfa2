import Postgres

/// `sectors.csv`: the sectors of trade with their numbers in other classifications.
struct SectorsImport: TableImport {
  static let name = "sectors"
  static let needsExpo = false
  static let columns: [ImportColumn] = .columns(
    required: "sector_code",
    optional: "name_ru name_zh name_en isic4 okved2 gbt4754_2017 hs_chapters origin")
  static let upsert = Upsert(
    table: "sectors", key: ["code"],
    columns: """
      code text, names jsonb, isic4 text, okved2 text, gbt4754 text, hs_chapters text[], origin text
      """)

  static func begin(_ scope: ImportScope, in tx: PostgresTransaction) async throws -> Self {
    Self()
  }

  func read(_ row: inout RowReader) -> ImportRecord {
    let code = row.requiredCode("sector_code")
    return ImportRecord(
      key: code,
      [
        "code": .text(code), "names": .names(row.names()), "isic4": .text(row.text("isic4")),
        "okved2": .text(row.text("okved2")), "gbt4754": .text(row.text("gbt4754_2017")),
        "hs_chapters": .texts(row.list("hs_chapters")), "origin": .text(row.text("origin")),
      ])
  }
}
