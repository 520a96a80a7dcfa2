import Postgres

/// `delegations.csv`: delegations, parents before those in them.
struct DelegationsImport: ImportKind {
  static let name = "delegations"
  static let columns: [ImportColumn] = .columns(
    required: "delegation_code country",
    optional: """
      expo_code parent_code kind region_code name_ru name_zh name_en head_rank quota_badges
      precedence_no focal_email status
      """)

  private let edition: Edition
  private var known: Set<String>

  static func begin(_ scope: ImportScope, in tx: PostgresTransaction) async throws -> Self {
    let edition = try scope.required(by: name)
    let known = try await DelegationQueries.ids(of: edition.id, in: tx).keys
    return Self(edition: edition, known: Set(known))
  }

  mutating func read(_ row: inout RowReader) -> ImportRecord {
    let code = row.requiredCode("delegation_code")
    row.expectExpo(edition)
    let parent = row.code("parent_code")
    if let parent, !known.contains(parent) {
      row.note(
        .reference, "parent_code", value: parent,
        hint: "no such delegation; it must come before those in it")
    }
    known.insert(code)
    let kind =
      row.choice("kind", of: ColumnChoices.delegationKinds)
      ?? (parent == nil ? "national" : "regional")
    return ImportRecord(
      key: code,
      [
        "expo_id": .id(edition.id), "code": .text(code), "parent_code": .text(parent),
        "kind": .text(kind),
        "country": .text(row.required("country").isEmpty ? nil : row.country("country")),
        "region_code": .text(row.text("region_code")), "names": .names(row.names()),
        "head_rank": .integer(row.integer("head_rank", in: 1...9)),
        "badge_quota": .integer(row.integer("quota_badges", in: 0...100_000)),
        "precedence": .integer(row.integer("precedence_no", in: 1...100_000)),
        "focal_email": .text(row.email("focal_email")),
        "status": .text(
          row.choice("status", of: ColumnChoices.delegationStatuses) ?? "confirmed"),
      ])
  }

  func store(_ records: [ImportRecord], in tx: PostgresTransaction) async throws -> [ImportResult] {
    try await ParentsFirst(records).store { level in
      let ids = try await DelegationQueries.ids(of: edition.id, in: tx)
      return try await DelegationQueries.store(level.withParents(ids), in: tx)
    }
  }
}

extension RowReader {
  /// Files that name their expo must name the one they are imported to.
  mutating func expectExpo(_ edition: Edition) {
    guard let code = text("expo_code"), code != edition.code else { return }
    note(.expoMismatch, "expo_code", value: code, hint: "the import is into \(edition.code)")
  }
}
