import Postgres

/// `border_posts.csv`: where people cross, and since when.
struct BorderPostsImport: TableImport {
  static let name = "border_posts"
  static let needsExpo = false
  static let columns: [ImportColumn] = .columns(
    required: "post_code kind",
    optional: """
      name_ru name_zh name_en opposite_ru opposite_zh opposite_en opposite_region foundation_laid
      opened
      """)
  static let upsert = Upsert(
    table: "border_posts", key: ["code"],
    columns: """
      code text, kind text, names jsonb, opposite_names jsonb, opposite_region text,
      foundation_laid date, opened date
      """)

  static func begin(_ scope: ImportScope, in tx: PostgresTransaction) async throws -> Self {
    Self()
  }

  func read(_ row: inout RowReader) -> ImportRecord {
    let code = row.requiredCode("post_code")
    return ImportRecord(
      key: code,
      [
        "code": .text(code), "kind": .text(row.required("kind")), "names": .names(row.names()),
        "opposite_names": .names(row.names("opposite", required: false)),
        "opposite_region": .text(row.text("opposite_region")),
        "foundation_laid": .day(row.day("foundation_laid")), "opened": .day(row.day("opened")),
      ])
  }
}
