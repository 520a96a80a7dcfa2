import Postgres

/// `deals.csv`: what firms agreed, by status.
struct DealsImport: TableImport {
  static let name = "deals"
  static let columns: [ImportColumn] = .columns(
    required: "deal_code kind status ru_enterprise cn_enterprise amount currency",
    optional: "sector_code signed_on fx_to_usd amount_usd note")
  static let upsert = Upsert(
    table: "deals", key: ["expo_id", "code"],
    columns: """
      expo_id bigint, code text, kind text, status text, a_id bigint, b_id bigint,
      sector_code text, amount numeric, currency text, signed_on date, fx_to_usd numeric,
      amount_usd numeric, note text
      """)

  private let edition: Edition
  private let sectors: Set<String>
  private let firms: [String: Identifier<Participation>]

  static func begin(_ scope: ImportScope, in tx: PostgresTransaction) async throws -> Self {
    let edition = try scope.required(by: name)
    let known = try await ParticipationQueries.known(of: edition.id, in: tx)
    return Self(
      edition: edition, sectors: try await EditionQueries.sectorCodes(in: tx),
      firms: known.filter { $0.value.role == "enterprise" }.mapValues(\.id))
  }

  func read(_ row: inout RowReader) -> ImportRecord {
    let code = row.requiredCode("deal_code")
    for column in ["status", "ru_enterprise", "cn_enterprise", "amount"] {
      _ = row.required(column)
    }
    let status = row.choice("status", of: ColumnChoices.dealStatuses)
    let signedOn = row.day("signed_on")
    if status == "signed" && signedOn == nil && !row.isRefused {
      row.note(.required, "signed_on", hint: "a signed deal has a date")
    }
    return ImportRecord(
      key: code,
      [
        "expo_id": .id(edition.id), "code": .text(code), "kind": .text(row.required("kind")),
        "status": .text(status),
        "a_id": .id(row.reference("ru_enterprise", in: firms, what: "enterprise")),
        "b_id": .id(row.reference("cn_enterprise", in: firms, what: "enterprise")),
        "sector_code": .text(row.reference("sector_code", among: sectors, what: "sector")),
        "amount": .decimal(row.decimal("amount")), "currency": currency(&row),
        "signed_on": .day(signedOn), "fx_to_usd": .decimal(row.decimal("fx_to_usd")),
        "amount_usd": .decimal(row.decimal("amount_usd")),
        "note": .text(row.text("note", longest: 4_000)),
      ])
  }

  private func currency(_ row: inout RowReader) -> JSONValue {
    let code = row.required("currency")
    if code.isEmpty || code.utf8.count == 3 && code.utf8.allSatisfy({ (65...90).contains($0) }) {
      return .text(code)
    }
    row.note(.codeFormat, "currency", value: code, hint: "three letters of ISO 4217, as CNY")
    return .null
  }
}
