public import Postgres

/// The statements that insert or update many rows of a table, and tell which they did.
///
/// Rows go by COPY into a table of their own first. Rows equal to what is there are not touched, so that
/// a second run changes nothing. What is there is looked up row by row (`lateral … limit 1`): a join would
/// read the whole table for each chunk of a file.
struct Upsert: Sendable {
  private let staging: StagingTable
  private let statement: SQL

  /// - Parameters:
  ///   - table: The table.
  ///   - key: The columns that tell rows apart; a unique constraint must cover them.
  ///   - columns: All columns with their types: `code text, names jsonb`.
  ///   - kept: Columns that stay as they are where a row says nothing of them.
  init(table: String, key: [String], columns: String, kept: Set<String> = []) {
    let all = StagingTable.names(columns)
    let others = all.filter { !key.contains($0) }
    func value(_ column: String, from row: String) -> String {
      kept.contains(column) ? "coalesce(\(row).\(column), t.\(column))" : "\(row).\(column)"
    }
    func difference(from row: String) -> String {
      let old = others.map { "t.\($0)" }.joined(separator: ", ")
      let new = others.map { value($0, from: row) }.joined(separator: ", ")
      return "(\(old)) is distinct from (\(new))"
    }
    func match(_ left: String, _ right: String) -> String {
      key.map { "\(left).\($0) = \(right).\($0)" }.joined(separator: " and ")
    }
    let list = all.joined(separator: ", ")
    let keys = key.joined(separator: ", ")
    let assignments = others.map { "\($0) = \(value($0, from: "excluded"))" }
    let onConflict =
      others.isEmpty
      ? "do nothing"
      : "do update set \(assignments.joined(separator: ", ")) where \(difference(from: "excluded"))"
    let isNew = "t.\(key[0]) is null" + (others.isEmpty ? "" : " or \(difference(from: "i"))")
    staging = StagingTable("staged_\(table)", columns: columns)
    statement = SQL(
      unsafe: """
        /* Imports.upsert \(table) */ with changed as materialized (
          select i.* from staged_\(table) i
          left join lateral (select * from \(table) t where \(match("t", "i")) limit 1) t on true
          where \(isNew)
        ), stored as (
          insert into \(table) as t (\(list)) select \(list) from changed order by n
          on conflict (\(keys)) \(onConflict)
          returning \(keys), xmax = 0 as inserted)
        select case when s.inserted then 'inserted' when not s.inserted then 'updated'
          else 'unchanged' end
        from staged_\(table) i left join stored s on \(match("s", "i")) order by i.n
        """)
  }

  /// Stores the rows and says what became of each, in their order.
  func run(_ records: [ImportRecord], in tx: PostgresTransaction) async throws -> [ImportResult] {
    if records.isEmpty { return [] }
    return try await staging.with(records, in: tx) {
      try await tx.query(statement).map { row throws in try row.decode(ImportResult.self) }
    }
  }
}

extension ImportResult: PostgresDecodable {}
