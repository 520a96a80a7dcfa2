import Postgres

/// `programme.csv`: forums, ceremonies and other items; each reserves its space and all in it, and the
/// firms expected there.
struct ProgrammeImport: ImportKind {
  static let name = "programme"
  static let columns: [ImportColumn] = .columns(
    required: "event_code space_code kind starts_at ends_at",
    optional: "name_ru name_zh name_en required_ranks sector_code attendees")

  private let edition: Edition
  private let spaces: [String: Identifier<Space>]
  private let sectors: Set<String>
  private let firms: Set<String>

  static func begin(_ scope: ImportScope, in tx: PostgresTransaction) async throws -> Self {
    let edition = try scope.required(by: name)
    return Self(
      edition: edition, spaces: try await VenueQueries.spaceIDs(of: edition.id, in: tx),
      sectors: try await EditionQueries.sectorCodes(in: tx),
      firms: Set(
        try await ParticipationQueries.known(of: edition.id, in: tx)
          .filter { $1.role == "enterprise" }.keys))
  }

  func read(_ row: inout RowReader) -> ImportRecord {
    let code = row.requiredCode("event_code")
    _ = row.required("space_code")
    return ImportRecord(
      key: code,
      [
        "expo_id": .id(edition.id), "code": .text(code),
        "space_id": .id(row.reference("space_code", in: spaces, what: "space")),
        "kind": .text(row.required("kind")), "names": .names(row.names()),
        "during": .range(row.range("starts_at", "ends_at")), "ranks": ranks(&row),
        "sector_code": .text(row.reference("sector_code", among: sectors, what: "sector")),
        "attendees": .texts(attendees(&row)),
      ])
  }

  /// Codes of firms, `RU0001;CN0002`.
  private func attendees(_ row: inout RowReader) -> [String] {
    let codes = Set(row.list("attendees")).sorted()
    for code in codes where !firms.contains(code) {
      row.note(.reference, "attendees", value: code, hint: "no such firm")
    }
    return codes
  }

  /// `1-5`: who is expected; empty for everybody.
  private func ranks(_ row: inout RowReader) -> JSONValue {
    guard let text = row.text("required_ranks") else { return .null }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).compactMap { Int($0) }
    guard let first = ends.first, let last = ends.last, ends.count <= 2,
      1 <= first, first <= last, last <= 9
    else {
      row.note(.range, "required_ranks", value: text, hint: "ranks 1 to 9, as 1-5")
      return .null
    }
    return .text("[\(first),\(last)]")
  }

  func store(_ records: [ImportRecord], in tx: PostgresTransaction) async throws -> [ImportResult] {
    let results = try await ProgrammeQueries.store(records, in: tx)
    try await ProgrammeQueries.reserve(
      zip(records, results).filter { $0.1 != .unchanged }.map { $0.0.key }, of: edition.id, in: tx)
    return results
  }
}
