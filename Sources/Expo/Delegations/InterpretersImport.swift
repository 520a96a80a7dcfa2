import Postgres

/// `interpreters.csv`: interpreters with their language pairs, sectors and work limits.
struct InterpretersImport: ImportKind {
  static let name = "interpreters"
  static let columns: [ImportColumn] = .columns(
    required: "interpreter_code language_pairs",
    optional: """
      name_ru name_zh name_en sectors max_minutes_per_day max_consecutive_minutes available_days
      vip_cleared
      """)

  private let edition: Edition
  private let sectors: Set<String>
  private let known: [String: KnownParticipation]

  static func begin(_ scope: ImportScope, in tx: PostgresTransaction) async throws -> Self {
    let edition = try scope.required(by: name)
    try await RegistryQueries.lock(in: tx)
    return Self(
      edition: edition, sectors: try await EditionQueries.sectorCodes(in: tx),
      known: try await ParticipationQueries.known(of: edition.id, in: tx))
  }

  func read(_ row: inout RowReader) -> ImportRecord {
    let code = row.requiredCode("interpreter_code")
    var values: [String: JSONValue] = [
      "expo_id": .id(edition.id), "code": .text(code), "role": .text("interpreter"),
      "rank": .integer(9), "is_vip": .flag(false), "teams": .integer(1), "kind": .text("person"),
      "names": .names(row.names()), "name_kind": .text("legal"), "numbers": .object([:]),
      "number": .null, "sectors": .texts(sectors(&row)),
      "max_minutes_per_day": .integer(row.integer("max_minutes_per_day", in: 1...1_440) ?? 360),
      "max_consecutive_minutes": .integer(
        row.integer("max_consecutive_minutes", in: 1...1_440) ?? 90),
      "available_days": .texts(days(&row)),
      "vip_cleared": .flag(row.flag("vip_cleared") ?? false),
    ]
    let pairs = pairs(&row)
    values["pairs"] = .texts(pairs)
    values["languages"] = .texts(
      Set(pairs.flatMap { $0.split(separator: "-").map(String.init) }).sorted())
    var record = ImportRecord(key: code, values)
    record.party = known[code]?.party
    return record
  }

  private func pairs(_ row: inout RowReader) -> [String] {
    _ = row.required("language_pairs")
    let pairs = row.list("language_pairs")
    for pair in pairs {
      let languages = pair.split(separator: "-", omittingEmptySubsequences: false)
      let isPair =
        languages.count == 2 && languages[0] != languages[1]
        && languages.allSatisfy { (2...3).contains($0.count) && $0.allSatisfy(\.isLowercase) }
      if !isPair {
        row.note(
          .codeFormat, "language_pairs", value: pair, hint: "two languages of ISO 639, as ru-zh")
      }
    }
    return pairs
  }

  private func sectors(_ row: inout RowReader) -> [String] {
    let codes = row.list("sectors")
    for code in codes where !sectors.contains(code) {
      row.note(.reference, "sectors", value: code, hint: "no such sector")
    }
    return codes
  }

  private func days(_ row: inout RowReader) -> [String] {
    row.list("available_days").compactMap { text in
      guard let day = CalendarDay(text) else {
        row.note(.dateFormat, "available_days", value: text, hint: "write YYYY-MM-DD;YYYY-MM-DD")
        return nil
      }
      if day < edition.firstDay || day > edition.lastDay {
        row.note(
          .dateOutOfExpo, "available_days", value: text,
          hint: "between \(edition.firstDay) and \(edition.lastDay)")
      }
      return day.description
    }
  }

  func store(_ records: [ImportRecord], in tx: PostgresTransaction) async throws -> [ImportResult] {
    let parties = try await RegistryQueries.store(records, in: tx)
    let placed = records.of(parties)
    var results = try await ParticipationQueries.store(placed, in: tx)
    let known = try await ParticipationQueries.known(of: edition.id, in: tx)
    let skills = try await ParticipationQueries.storeInterpreters(
      placed.map { record in
        var record = record
        record.values["participation_id"] = .id(known[record.key]?.id)
        return record
      }, in: tx)
    for index in results.indices {
      results[index].join(parties[index].result)
      results[index].join(skills[index])
    }
    return results
  }
}
