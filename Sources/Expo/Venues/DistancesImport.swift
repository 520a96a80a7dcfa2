import Postgres

/// `distances.csv`: minutes on foot between two spaces, the same both ways.
struct DistancesImport: ImportKind {
  static let name = "distances"
  static let columns: [ImportColumn] = .columns(required: "from_space to_space walk_minutes")
  private static let upsert = Upsert(
    table: "space_distances", key: ["expo_id", "from_id", "to_id"],
    columns: "expo_id bigint, from_id bigint, to_id bigint, walk_minutes smallint")

  private let expo: Identifier<Edition>
  private let spaces: [String: Identifier<Space>]

  static func begin(_ scope: ImportScope, in tx: PostgresTransaction) async throws -> Self {
    let expo = try scope.required(by: name).id
    return Self(expo: expo, spaces: try await VenueQueries.spaceIDs(of: expo, in: tx))
  }

  func read(_ row: inout RowReader) -> ImportRecord {
    let ends = [row.required("from_space"), row.required("to_space")].sorted()
    let from = row.reference("from_space", in: spaces, what: "space")
    let to = row.reference("to_space", in: spaces, what: "space")
    if let from, from == to {
      row.note(
        .contradicts, "to_space", value: ends[1], hint: "a space is at no distance from itself")
    }
    _ = row.required("walk_minutes")
    return ImportRecord(
      key: ends.joined(separator: " – "),
      [
        "expo_id": .id(expo), "from_id": .id(from), "to_id": .id(to),
        "walk_minutes": .integer(row.integer("walk_minutes", in: 0...600)),
      ])
  }

  func store(_ records: [ImportRecord], in tx: PostgresTransaction) async throws -> [ImportResult] {
    let results = try await Self.upsert.run(records, in: tx)
    _ = try await Self.upsert.run(
      records.map { record in
        var back = record
        back.values["from_id"] = record.values["to_id"]
        back.values["to_id"] = record.values["from_id"]
        return back
      }, in: tx)
    return results
  }
}
