import Postgres

/// `enterprises.csv`: firms that take part, with their names and registry numbers.
struct EnterprisesImport: ImportKind {
  static let name = "enterprises"
  static let columns: [ImportColumn] = .columns(
    required: "delegation_code name_ru name_zh name_en country",
    optional: """
      enterprise_code expo_code region_code sector_code legal_form inn ogrn kpp uscc lei is_vip founded
      employees website working_languages offers_ru offers_zh offers_en seeks_ru seeks_zh seeks_en
      teams daily_cap sold_meetings stand rank contact_email contact_phone arrival_date note
      """)
  static let alternatives = [["inn", "uscc"]]

  fileprivate let edition: Edition
  private let delegations: [String: Identifier<Delegation>]
  private let sectors: Set<String>
  private let schemes: [RegistryScheme]
  private let accepted: Set<RegistryNumber>
  private let stands: [String: Identifier<Space>]
  fileprivate let known: [String: KnownParticipation]
  private var matcher: FirmMatcher

  static func begin(_ scope: ImportScope, in tx: PostgresTransaction) async throws -> Self {
    let edition = try scope.required(by: name)
    try await RegistryQueries.lock(in: tx)
    let known = try await ParticipationQueries.known(of: edition.id, in: tx)
    return Self(
      edition: edition, delegations: try await DelegationQueries.ids(of: edition.id, in: tx),
      sectors: try await EditionQueries.sectorCodes(in: tx),
      schemes: try await SchemeQueries.all(in: tx),
      accepted: try await SchemeQueries.accepted(in: tx),
      stands: try await VenueQueries.boothIDs(of: edition.id, in: tx), known: known,
      matcher: FirmMatcher(
        expo: edition.id,
        owners: try await ParticipationQueries.numberOwners(of: edition.id, in: tx),
        newest: try await RegistryQueries.newest(in: tx)))
  }

  mutating func read(_ row: inout RowReader) -> ImportRecord {
    row.expectExpo(edition)
    let country = row.required("country").isEmpty ? nil : row.country("country")
    let before = row.findings.count
    let numbers = row.registryNumbers(accepted: accepted)
    let hasBadNumber = row.findings[before...].contains(where: \.isError)
    let names = row.names(longest: Self.longestName)
    row.noteMissingScripts(names)
    let code = row.code("enterprise_code") ?? matcher.code(numbers, country, names)
    var values = party(&row, country: country, names: names, numbers: numbers)
    values.merge(participation(&row, code: code)) { $1 }
    var record = ImportRecord(key: code, values)
    record.party = known[code]?.party
    record.evidence = PartyEvidence(
      country: country, names: names ?? LocalizedText([:]), numbers: numbers)
    if !row.isRefused { record.addSearchKeys() }
    if !hasBadNumber { record.unlessHeld = missingNumber(of: country, in: numbers, row) }
    if record.unlessHeld != nil && row.isRefused { row.note(record.unlessHeld) }
    return record
  }

  /// The longest name a firm may have, characters.
  private static let longestName = 255

  /// Firms must name their number where their country has a scheme that is in force at the expo and
  /// asks for one; others need none.
  private func missingNumber(
    of country: String?, in numbers: [RegistryNumber], _ row: RowReader
  ) -> ImportFinding? {
    let missing = schemes.first { scheme in
      scheme.isRequired && scheme.country == country && scheme.isInForce(on: edition.firstDay)
        && !numbers.contains { $0.scheme == scheme.code }
    }
    return missing.map {
      ImportFinding(
        .required, row: row.row, column: $0.code,
        hint: "firms of \(country ?? "") have this number")
    }
  }

  mutating func duplicates(
    among rows: [PendingRow], in tx: PostgresTransaction
  ) async throws -> [Int: ImportDuplicate] {
    let known = known
    return try await matcher.duplicates(among: rows, isKnown: { known[$0] != nil }, in: tx)
  }

  mutating func remarks() -> [ImportFinding] { matcher.takeRemarks() }

  private func party(
    _ row: inout RowReader, country: String?, names: LocalizedText?, numbers: [RegistryNumber]
  ) -> [String: JSONValue] {
    [
      "kind": .text("enterprise"), "country": .text(country),
      "region_code": .text(row.text("region_code")), "names": .names(names),
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
      "sold_meetings": .integer(row.integer("sold_meetings", in: 1...1_000)),
      "stand_id": .id(row.reference("stand", in: stands, what: "booth")),
      "email": .text(row.email("contact_email")), "phone": .text(row.text("contact_phone")),
      "note": .text(row.verbatim("note", longest: 4_000)),
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

extension EnterprisesImport {
  /// The names, numbers and particulars that the firm lacks; what it has stays.
  func merge(_ record: ImportRecord, into code: String, in tx: PostgresTransaction) async throws {
    guard let party = try await party(of: code, in: tx) else {
      throw EnterpriseError.unknown(code: code, expo: edition.code)
    }
    var record = record
    record.party = party
    try await PartyMergeQueries.absorb(record, into: party, in: tx)
    if known[code] != nil { return }
    // The firm is in the registry and does not take part yet: the row says that it does.
    _ = try await ParticipationQueries.store([record], in: tx)
  }

  private func party(
    of code: String, in tx: PostgresTransaction
  ) async throws -> Identifier<Party>? {
    if let known = known[code] { return known.party }
    guard code.hasPrefix("#"), let number = Int64(code.dropFirst()) else { return nil }
    return Identifier(number)
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
      record.party = party.id
      return record
    }
  }
}
