import Postgres

/// `enterprises.csv`: firms that take part, with their names and registry numbers.
struct EnterprisesImport: ImportKind {
  static let name = "enterprises"
  static let columns: [ImportColumn] = .columns(
    required: "delegation_code country",
    optional: """
      enterprise_code expo_code region_code sector_code name_ru name_zh name_en legal_form inn ogrn
      kpp uscc is_vip founded employees website working_languages offers_ru offers_zh offers_en
      seeks_ru seeks_zh seeks_en teams daily_cap rank contact_email contact_phone arrival_date note
      """)

  private let edition: Edition
  private let delegations: [String: Identifier<Delegation>]
  private let sectors: Set<String>
  private let known: [String: KnownParticipation]
  private var owners: [RegistryNumber: String]

  static func begin(_ scope: ImportScope, in tx: PostgresTransaction) async throws -> Self {
    let edition = try scope.required(by: name)
    return Self(
      edition: edition, delegations: try await DelegationQueries.ids(of: edition.id, in: tx),
      sectors: try await EditionQueries.sectorCodes(in: tx),
      known: try await ParticipationQueries.known(of: edition.id, in: tx),
      owners: try await ParticipationQueries.numberOwners(of: edition.id, in: tx))
  }

  mutating func read(_ row: inout RowReader) -> ImportRecord {
    row.expectExpo(edition)
    let country = row.required("country").isEmpty ? nil : row.country("country")
    let numbers = row.registryNumbers()
    requireNumber(of: country, in: numbers, &row)
    let code = row.code("enterprise_code") ?? code(of: numbers, country)
    if code.isEmpty && !row.isRefused {
      row.note(.required, "enterprise_code", hint: "give the firm a code or a registry number")
    }
    own(numbers, code, &row)
    var values = party(&row, country: country, numbers: numbers)
    values.merge(participation(&row, code: code)) { $1 }
    if let party = known[code]?.party { values["party_id"] = .id(party) }
    return ImportRecord(key: code, values)
  }

  /// The code of a firm that is told by its number alone: that of the owner, or one made of it.
  private func code(of numbers: [RegistryNumber], _ country: String?) -> String {
    for number in numbers {
      if let owner = owners[number] { return owner }
    }
    return numbers.first.map { "\(country ?? "")-\($0.value)" } ?? ""
  }

  /// Firms of countries with a registry we know must name their number.
  private func requireNumber(
    of country: String?, in numbers: [RegistryNumber], _ row: inout RowReader
  ) {
    guard let column = ["RU": "inn", "CN": "uscc"][country ?? ""] else { return }
    if !numbers.contains(where: { $0.scheme == column }) && row.text(column) == nil {
      row.note(.required, column, hint: "firms of \(country ?? "") have this number")
    }
  }

  /// A number belongs to one firm, in the file and in the expo.
  private mutating func own(_ numbers: [RegistryNumber], _ code: String, _ row: inout RowReader) {
    for number in numbers where number.scheme != "kpp" {
      if let owner = owners[number], owner != code {
        row.note(
          .duplicateKey, number.scheme == "ogrnip" ? "ogrn" : number.scheme, value: number.value,
          hint: "this number is that of \(owner)")
      } else {
        owners[number] = code
      }
    }
  }

  private func party(
    _ row: inout RowReader, country: String?, numbers: [RegistryNumber]
  ) -> [String: JSONValue] {
    [
      "kind": .text("enterprise"), "country": .text(country),
      "region_code": .text(row.text("region_code")), "names": .names(row.names()),
      "name_kind": .text("legal"),
      "numbers": .object(Dictionary(uniqueKeysWithValues: numbers.map { ($0.scheme, $0.value) })),
      "legal_form": .text(row.text("legal_form")),
      "founded": .integer(row.integer("founded", in: 1000...2100)),
      "employees": .integer(row.integer("employees", in: 0...10_000_000)),
      "website": .text(row.text("website")),
      "offers": .names(row.names("offers", required: false)),
      "seeks": .names(row.names("seeks", required: false)),
    ]
  }

  private func participation(_ row: inout RowReader, code: String) -> [String: JSONValue] {
    _ = row.required("delegation_code")
    let days = edition.firstDay...edition.lastDay
    _ = row.day("arrival_date", within: ArrivalDays.around(days))
    return [
      "expo_id": .id(edition.id), "code": .text(code), "role": .text("enterprise"),
      "delegation_id": .id(row.reference("delegation_code", in: delegations, what: "delegation")),
      "sector_code": .text(row.reference("sector_code", among: sectors, what: "sector")),
      "rank": .integer(row.integer("rank", in: 1...9) ?? 9),
      "is_vip": .flag(row.flag("is_vip") ?? false),
      "languages": .texts(row.list("working_languages")),
      "teams": .integer(row.integer("teams", in: 1...20) ?? 1),
      "daily_cap": .integer(row.integer("daily_cap", in: 1...1_000)),
      "email": .text(row.email("contact_email")), "phone": .text(row.text("contact_phone")),
      "note": .text(row.text("note", longest: 4_000)),
    ]
  }

  func store(_ records: [ImportRecord], in tx: PostgresTransaction) async throws -> [ImportResult] {
    let parties = try await RegistryQueries.store(records, in: tx)
    let placed = records.of(parties)
    let particulars = try await ParticularsQueries.storeEnterprises(placed, in: tx)
    var results = try await ParticipationQueries.store(placed, in: tx)
    for index in results.indices {
      results[index].join(parties[index].result)
      results[index].join(particulars[index])
    }
    return results
  }
}

/// When people may arrive: from thirty days before the first day to the last day.
private enum ArrivalDays {
  static func around(_ days: ClosedRange<CalendarDay>) -> ClosedRange<CalendarDay> {
    var first = days.lowerBound
    for _ in 0..<30 { first = first.previous ?? first }
    return first...days.upperBound
  }
}

extension [ImportRecord] {
  /// The rows with the keys of the parties they were stored as.
  func of(_ parties: [StoredParty]) -> [ImportRecord] {
    zip(self, parties).map { record, party in
      var record = record
      record.values["party_id"] = .id(party.id)
      return record
    }
  }
}
