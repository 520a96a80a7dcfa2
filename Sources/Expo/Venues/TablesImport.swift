import Postgres

/// `tables.csv`: the tables that meetings are held at.
struct TablesImport: TableImport {
  static let name = "tables"
  static let columns: [ImportColumn] = .columns(
    required: "table_code space_code", optional: "seats zone min_rank equipment accessible")
  static let upsert = Upsert(
    table: "spaces", key: ["expo_id", "code"],
    columns: """
      expo_id bigint, code text, parent_id bigint, kind text, seats integer, zone text,
      max_rank smallint, equipment text[], accessible boolean
      """)

  private let expo: Identifier<Edition>
  private let spaces: [String: Identifier<Space>]

  static func begin(_ scope: ImportScope, in tx: PostgresTransaction) async throws -> Self {
    let expo = try scope.required(by: name).id
    return Self(expo: expo, spaces: try await VenueQueries.spaceIDs(of: expo, in: tx))
  }

  func read(_ row: inout RowReader) -> ImportRecord {
    let code = row.requiredCode("table_code")
    _ = row.required("space_code")
    return ImportRecord(
      key: code,
      [
        "expo_id": .id(expo), "code": .text(code), "kind": .text("table"),
        "parent_id": .id(row.reference("space_code", in: spaces, what: "space")),
        "seats": .integer(row.integer("seats", in: 1...10_000)), "zone": .text(row.text("zone")),
        "max_rank": .integer(row.integer("min_rank", in: 1...9)),
        "equipment": .texts(row.list("equipment")), "accessible": .flag(row.flag("accessible")),
      ])
  }
}
