import Foundation
import Postgres

/// `availability.csv`: when firms and interpreters cannot meet.
struct AvailabilityImport: ImportKind {
  static let name = "availability"
  static let columns: [ImportColumn] = .columns(
    required: "enterprise_code starts_at ends_at", optional: "state reason")

  private let edition: Edition
  private let known: [String: Identifier<Participation>]

  static func begin(_ scope: ImportScope, in tx: PostgresTransaction) async throws -> Self {
    let edition = try scope.required(by: name)
    return Self(
      edition: edition,
      known: try await ParticipationQueries.known(of: edition.id, in: tx).mapValues(\.id))
  }

  func read(_ row: inout RowReader) -> ImportRecord {
    let code = row.required("enterprise_code")
    let during = row.range("starts_at", "ends_at")
    _ = row.choice("state", of: ["busy"])
    return ImportRecord(
      key: "\(code) \(during.map { $0.start.ISO8601Format() } ?? "") \(during?.minutes ?? 0)",
      [
        "expo_id": .id(edition.id),
        "participation_id": .id(row.reference("enterprise_code", in: known, what: "participant")),
        "during": .range(during), "reason": .text(row.text("reason") ?? ""),
      ])
  }

  func store(_ records: [ImportRecord], in tx: PostgresTransaction) async throws -> [ImportResult] {
    try await ParticipationQueries.storeAvailabilities(records, in: tx)
  }
}
