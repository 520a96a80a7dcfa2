public import Postgres

/// One statement that inserts or updates many rows of a table, and tells which it did.
///
/// Rows equal to what is there are not touched, so that a second run changes nothing.
struct Upsert: Sendable {
  private let statement: String

  /// - Parameters:
  ///   - table: The table.
  ///   - key: The columns that tell rows apart; a unique constraint must cover them.
  ///   - columns: All columns with their types, as in `jsonb_to_recordset`: `code text, names jsonb`.
  ///   - kept: Columns that stay as they are where a row says nothing of them.
  init(table: String, key: [String], columns: String, kept: Set<String> = []) {
    let all = columns.split(separator: ",").map {
      String($0.drop(while: \.isWhitespace).prefix(while: { !$0.isWhitespace }))
    }
    let others = all.filter { !key.contains($0) }
    let list = all.joined(separator: ", ")
    let changed = others.map { "t.\($0)" }.joined(separator: ", ")
    let values = others.map {
      kept.contains($0) ? "coalesce(excluded.\($0), t.\($0))" : "excluded.\($0)"
    }
    let new = values.joined(separator: ", ")
    let assignments = zip(others, values).map { "\($0) = \($1)" }.joined(separator: ", ")
    let onConflict =
      others.isEmpty
      ? "do nothing"
      : "do update set \(assignments) where (\(changed)) is distinct from (\(new))"
    let join = key.map { "s.\($0) = i.\($0)" }.joined(separator: " and ")
    statement = """
      stored as (
        insert into \(table) as t (\(list)) select \(list) from input order by n
        on conflict (\(key.joined(separator: ", "))) \(onConflict)
        returning \(key.joined(separator: ", ")), xmax = 0 as inserted)
      select case when s.inserted then 'inserted' when not s.inserted then 'updated'
        else 'unchanged' end
      from input i left join stored s on \(join) order by i.n
      """
    head = """
      /* Imports.upsert \(table) */ with input as materialized (select * from jsonb_to_recordset(
      """
    names = all
    types = "::jsonb) as r(n integer, \(columns))), "
  }

  private let head: String
  private let names: [String]
  private let types: String

  /// Stores the rows and says what became of each, in their order.
  func run(_ records: [ImportRecord], in tx: PostgresTransaction) async throws -> [ImportResult] {
    let rows = try await tx.query(
      SQL(unsafe: head) + "\(records.json(names))" + SQL(unsafe: types + statement))
    return try rows.map { row throws in try row.decode(ImportResult.self) }
  }
}

extension ImportResult: PostgresDecodable {}
