import Postgres

/// `venues.csv`: venues (a row without `space_code`) and the spaces in them.
struct VenuesImport: ImportKind {
  static let name = "venues"
  static let columns: [ImportColumn] = .columns(
    required: "venue_code kind",
    optional: """
      space_code parent_code name_ru name_zh name_en capacity area_m2 max_rank open_from open_to note
      """)
  private static let kinds = [
    "venue", "hall", "matchmaking", "forum", "ceremony", "vip", "room", "booth",
  ]
  private static let upsert = Upsert(
    table: "spaces", key: ["expo_id", "code"],
    columns: """
      expo_id bigint, code text, parent_id bigint, kind text, names jsonb, capacity integer,
      area_m2 numeric, max_rank smallint, open_dates daterange, note text
      """)

  private let expo: Identifier<Edition>
  private var known: Set<String>

  static func begin(_ scope: ImportScope, in tx: PostgresTransaction) async throws -> Self {
    let expo = try scope.required(by: name).id
    return Self(expo: expo, known: Set(try await VenueQueries.spaceIDs(of: expo, in: tx).keys))
  }

  mutating func read(_ row: inout RowReader) -> ImportRecord {
    let venue = row.requiredCode("venue_code")
    let space = row.code("space_code")
    var parent = row.code("parent_code")
    if parent == nil && space != nil { parent = venue }
    if let parent, !known.contains(parent) {
      row.note(
        .reference, row.has("parent_code") ? "parent_code" : "venue_code", value: parent,
        hint: "no such space; it must come before the spaces in it")
    }
    let code = space ?? venue
    let from = row.day("open_from")
    let to = row.day("open_to")
    if let from, let to, to < from {
      row.note(.range, "open_to", value: to.description, hint: "must not come before open_from")
    }
    _ = row.required("kind")
    known.insert(code)
    return ImportRecord(
      key: code,
      [
        "expo_id": .id(expo), "code": .text(code), "parent_code": .text(parent),
        "kind": .text(row.choice("kind", of: Self.kinds)),
        "names": .names(row.names(required: false)),
        "capacity": .integer(row.integer("capacity", in: 0...1_000_000)),
        "area_m2": .decimal(row.decimal("area_m2")),
        "max_rank": .integer(row.integer("max_rank", in: 1...9)), "open_dates": .days(from, to),
        "note": .text(row.text("note", longest: 4_000)),
      ])
  }

  func store(_ records: [ImportRecord], in tx: PostgresTransaction) async throws -> [ImportResult] {
    try await ParentsFirst(records).store { level in
      let ids = try await VenueQueries.spaceIDs(of: expo, in: tx)
      return try await Self.upsert.run(level.withParents(ids), in: tx)
    }
  }
}
