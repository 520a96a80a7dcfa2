import Postgres

/// `contacts.csv`: the people of firms and delegations; heads take over their delegation.
struct ContactsImport: ImportKind {
  static let name = "contacts"
  static let columns: [ImportColumn] = .columns(
    required: "contact_code role",
    optional: """
      enterprise_code delegation_code country position_ru position_zh position_en protocol_rank
      family_ru given_ru patronymic_ru name_zh family_en given_en sex born nationality
      travel_doc_no travel_doc_expiry mrz1 mrz2 email phone languages consent_badge
      consent_crossborder arrival_post
      """)

  private let edition: Edition
  private let delegations: [String: Identifier<Delegation>]
  private let posts: Set<String>
  private let known: [String: KnownParticipation]
  private let firms: [String: Identifier<Participation>]

  static func begin(_ scope: ImportScope, in tx: PostgresTransaction) async throws -> Self {
    let edition = try scope.required(by: name)
    try await RegistryQueries.lock(in: tx)
    let known = try await ParticipationQueries.known(of: edition.id, in: tx)
    return Self(
      edition: edition, delegations: try await DelegationQueries.ids(of: edition.id, in: tx),
      posts: try await TravelQueries.postCodes(in: tx), known: known,
      firms: known.filter { $0.value.role == "enterprise" }.mapValues(\.id))
  }

  func read(_ row: inout RowReader) -> ImportRecord {
    let code = row.requiredCode("contact_code")
    var values = PersonCells(&row).values
    values["country"] = .text(row.country("country"))
    values.merge(participation(&row, code: code)) { $1 }
    var record = ImportRecord(key: code, values)
    record.party = known[code]?.party
    return record
  }

  private func participation(_ row: inout RowReader, code: String) -> [String: JSONValue] {
    _ = row.required("role")
    let firm = row.reference("enterprise_code", in: firms, what: "enterprise")
    let delegation = row.reference("delegation_code", in: delegations, what: "delegation")
    if firm == nil && delegation == nil && !row.isRefused {
      row.note(
        .required, "enterprise_code|delegation_code", hint: "name the firm or the delegation")
    }
    return [
      "expo_id": .id(edition.id), "code": .text(code),
      "role": .text(row.choice("role", of: ColumnChoices.contactRoles)),
      "delegation_id": .id(delegation), "enterprise_id": .id(firm),
      "rank": .integer(row.integer("protocol_rank", in: 1...9) ?? 9), "is_vip": .flag(false),
      "languages": .texts(row.list("languages")), "teams": .integer(1),
      "positions": .names(row.names("position", required: false)),
      "email": .text(row.email("email")), "phone": .text(row.text("phone")),
      "arrival_post": .text(row.reference("arrival_post", among: posts, what: "border post")),
      "consent_badge": .flag(row.flag("consent_badge")),
      "consent_crossborder": .flag(row.flag("consent_crossborder")),
    ]
  }

  /// Who becomes head by this file takes over; who was called so before does not, for another may have
  /// been named since.
  private func lead(_ heads: [String], in tx: PostgresTransaction) async throws {
    if heads.isEmpty { return }
    let new = heads.filter { known[$0]?.role != "head" }
    if !new.isEmpty { try await ParticipationQueries.lead(new, of: edition.id, in: tx) }
    try await ParticipationQueries.leadHeadless(heads, of: edition.id, in: tx)
  }

  func store(_ records: [ImportRecord], in tx: PostgresTransaction) async throws -> [ImportResult] {
    let parties = try await RegistryQueries.store(records, in: tx)
    let placed = records.of(parties)
    let particulars = try await ParticularsQueries.storePeople(placed, in: tx)
    var results = try await ParticipationQueries.store(placed, in: tx)
    for index in results.indices {
      results[index].join(parties[index].result)
      results[index].join(particulars[index])
    }
    try await lead(placed.filter { $0.values["role"] == .text("head") }.map(\.key), in: tx)
    return results
  }
}
