import Postgres

/// The statements on what only firms, or only persons, have.
enum ParticularsQueries {
  private static let enterprises = Upsert(
    table: "enterprises", key: ["party_id"],
    columns: """
      party_id bigint, legal_form text, founded smallint, employees integer, website text,
      offers jsonb, seeks jsonb
      """)
  private static let people = Upsert(
    table: "people", key: ["party_id"],
    columns: "party_id bigint, sex text, born date, nationality text", kept: ["sex", "born"])
  private static let documents = Upsert(
    table: "travel_documents", key: ["party_id", "number"],
    columns: "party_id bigint, number text, expires date, mrz1 text, mrz2 text")

  static func storeEnterprises(
    _ records: [ImportRecord], in tx: PostgresTransaction
  ) async throws -> [ImportResult] {
    try await enterprises.run(records, in: tx)
  }

  /// Stores persons, and the travel documents of those who gave one.
  static func storePeople(
    _ records: [ImportRecord], in tx: PostgresTransaction
  ) async throws -> [ImportResult] {
    var results = try await people.run(records, in: tx)
    let holders = records.indices.filter { records[$0].values["number"] != .null }
    let stored = try await documents.run(holders.map { records[$0] }, in: tx)
    for (index, result) in zip(holders, stored) { results[index].join(result) }
    return results
  }
}
