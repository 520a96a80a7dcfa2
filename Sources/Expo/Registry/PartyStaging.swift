import Postgres

/// The parties of some rows in tables that go with the transaction: `staged_parties`, and of each its
/// names in `staged_names` and its numbers in `staged_numbers`.
enum PartyStaging {
  /// Makes the tables, fills them by COPY, runs `body` over them and drops them.
  static func with<Result>(
    _ records: [ImportRecord], in tx: PostgresTransaction, _ body: () async throws -> Result
  ) async throws -> Result {
    try await tx.script(
      """
      /* Registry.stage */
      create temporary table staged_parties (n integer not null, party_id bigint, kind text,
        country text, region_code text) on commit drop;
      create temporary table staged_names (n integer not null, language text not null, kind text,
        name text not null, family text, given text, patronymic text, match_keys bigint[] not null,
        search_terms text[] not null) on commit drop;
      create temporary table staged_numbers (n integer not null, scheme text not null,
        value text not null) on commit drop
      """)
    try await copyParties(records, in: tx)
    try await copyNames(records, in: tx)
    try await copyNumbers(records, in: tx)
    let result = try await body()
    try await tx.execute(
      "/* Registry.unstage */ drop table staged_parties, staged_names, staged_numbers")
    return result
  }

  private static func copyParties(
    _ records: [ImportRecord], in tx: PostgresTransaction
  ) async throws {
    try await tx.copyIn("staged_parties (n, party_id, kind, country, region_code)") { writer in
      for (n, record) in records.enumerated() {
        try await writer.row(
          Int32(n), record.party, record.text("kind"), record.text("country"),
          record.text("region_code"))
      }
    }
  }

  private static func copyNames(
    _ records: [ImportRecord], in tx: PostgresTransaction
  ) async throws {
    let target: SQL = """
      staged_names (n, language, kind, name, family, given, patronymic, match_keys, search_terms)
      """
    try await tx.copyIn(target) { writer in
      for (n, record) in records.enumerated() {
        let family = record.texts("family")
        let given = record.texts("given")
        let patronymic = record.texts("patronymic")
        for (language, name) in record.texts("names") {
          let keys = record.searchKeys?[language] ?? SearchKeys(name, language: language)
          try await writer.row(
            Int32(n), language, record.text("name_kind"), name, family[language], given[language],
            patronymic[language], keys.match, keys.terms)
        }
      }
    }
  }

  private static func copyNumbers(
    _ records: [ImportRecord], in tx: PostgresTransaction
  ) async throws {
    try await tx.copyIn("staged_numbers (n, scheme, value)") { writer in
      for (n, record) in records.enumerated() {
        for (scheme, value) in record.texts("numbers") {
          try await writer.row(Int32(n), scheme, value)
        }
      }
    }
  }
}

extension ImportRecord {
  fileprivate func text(_ name: String) -> String? {
    guard case .text(let text)? = values[name] else { return nil }
    return text
  }

  fileprivate func texts(_ name: String) -> [String: String] {
    guard case .object(let texts)? = values[name] else { return [:] }
    return texts
  }
}
