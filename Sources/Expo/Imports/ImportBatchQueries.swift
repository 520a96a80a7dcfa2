import Foundation
import Postgres

/// The statements on batches that are there.
enum ImportBatchQueries {
  static func list(
    expo: String?, id: Int64?, limit: Int, in tx: PostgresTransaction
  ) async throws -> [ImportBatchSummary] {
    try await tx.query(
      """
      /* Imports.list */ select b.id, e.code as expo, b.kind, b.file_name,
        encode(b.sha256, 'hex') as sha256, b.encoding, b.rows_total, b.inserted, b.updated,
        b.unchanged, b.rejected, b.held, b.created_at, b.created_by,
        (select count(*) from import_rows r where r.batch_id = b.id and r.result = 'held'
          and r.resolution is null) as waiting
      from import_batches b left join expos e on e.id = b.expo_id
      where (\(expo)::text is null or e.code = \(expo)) and (\(id)::bigint is null or b.id = \(id))
      order by b.id desc limit \(limit)
      """
    ).map { row throws in try ImportBatchSummary(row) }
  }

  /// What is needed to read the rows of a batch again.
  static func scope(
    of batch: Int64, in tx: PostgresTransaction
  ) async throws -> (kind: String, columns: [String], expo: String?, file: String) {
    let row = try await tx.first(
      """
      /* Imports.scope */ select b.kind, b.columns, e.code as expo, b.file_name
      from import_batches b left join expos e on e.id = b.expo_id where b.id = \(batch)
      """)
    guard let row else { throw ImportError.batchUnknown(batch) }
    return (
      try row.decode("kind"), try row.decode("columns"), try row.decode("expo"),
      try row.decode("file_name")
    )
  }

  static func rows(
    of batch: Int64, _ pile: ImportPile, in tx: PostgresTransaction
  ) async throws -> [ImportPileRow] {
    let results =
      switch pile {
      case .accepted: ["inserted", "updated"]
      case .rejected: ["rejected"]
      case .held: ["held"]
      }
    return try await tx.query(
      """
      /* Imports.rows */ select row_number, result, record, cells, findings, duplicate, resolution
      from import_rows where batch_id = \(batch) and result = any(\(results))
        and (\(pile.rawValue) <> 'held' or resolution is null)
      order by row_number
      """
    ).map { row throws in try ImportPileRow(row) }
  }

  static func codes(
    of batch: Int64, in tx: PostgresTransaction
  ) async throws -> [ImportCodeCount] {
    try await tx.query(
      """
      /* Imports.codes */ select f ->> 'code' as code, f ->> 'column' as column_name,
        count(distinct r.row_number) as n
      from import_rows r, jsonb_array_elements(r.findings) f
      where r.batch_id = \(batch) and jsonb_typeof(r.findings) = 'array'
      group by 1, 2 order by n desc, 1, 2
      """
    ).map { row throws in
      ImportCodeCount(
        code: try row.decode("code"), column: try row.decode("column_name"),
        rows: Int(try row.decode("n", as: Int64.self)))
    }
  }

  /// The file of a batch, its name, and the encoding it was read in.
  static func original(
    of batch: Int64, in tx: PostgresTransaction
  ) async throws -> (content: [UInt8], name: String, encoding: String) {
    let row = try await tx.first(
      """
      /* Imports.original */ select f.content, b.file_name, b.encoding
      from import_batches b join import_files f on f.sha256 = b.sha256 where b.id = \(batch)
      """)
    guard let row else { throw ImportError.batchUnknown(batch) }
    return (
      try row.decode("content"), try row.decode("file_name"), try row.decode("encoding")
    )
  }

  /// The held rows about which nobody has decided, by their numbers.
  static func waiting(in batch: Int64, in tx: PostgresTransaction) async throws -> [Int] {
    try await tx.query(
      """
      /* Imports.waiting */ select row_number from import_rows
      where batch_id = \(batch) and result = 'held' and resolution is null order by row_number
      """
    ).map { row throws in Int(try row.decode("row_number", as: Int32.self)) }
  }

  /// Locks a held row for a decision.
  static func held(
    _ row: Int, of batch: Int64, in tx: PostgresTransaction
  ) async throws -> ImportPileRow? {
    try await tx.first(
      """
      /* Imports.held */ select row_number, result, record, cells, findings, duplicate, resolution
      from import_rows where batch_id = \(batch) and row_number = \(Int32(row))
        and result = 'held' for update
      """
    ).map { row throws in try ImportPileRow(row) }
  }

  static func resolve(
    _ row: Int, of batch: Int64, _ decision: HeldDecision, record: String, by actor: Actor,
    in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      """
      /* Imports.resolve */ update import_rows set resolution = \(decision.rawValue),
        record = \(record), resolved_at = now(), resolved_by = \(actor.name)
      where batch_id = \(batch) and row_number = \(Int32(row))
      """)
  }

  static func markRetry(
    _ retry: Int64, of batch: Int64, in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      "/* Imports.retryOf */ update import_batches set retry_of = \(batch) where id = \(retry)")
  }
}

extension ImportBatchSummary {
  fileprivate init(_ row: PostgresRow) throws {
    func count(_ column: String) throws -> Int { Int(try row.decode(column, as: Int32.self)) }
    self.init(
      id: try row.decode("id"), expo: try row.decode("expo"), kind: try row.decode("kind"),
      file: try row.decode("file_name"), sha256: try row.decode("sha256"),
      encoding: try row.decode("encoding"), total: try count("rows_total"),
      inserted: try count("inserted"), updated: try count("updated"),
      unchanged: try count("unchanged"), rejected: try count("rejected"), held: try count("held"),
      waiting: Int(try row.decode("waiting", as: Int64.self)), at: try row.decode("created_at"),
      actor: try row.decode("created_by"))
  }
}

extension ImportPileRow {
  fileprivate init(_ row: PostgresRow) throws {
    self.init(
      row: Int(try row.decode("row_number", as: Int32.self)), result: try row.decode("result"),
      record: try row.decode("record"), cells: try row.decode("cells"),
      findings: try row.decode("findings", as: JSON<[ImportFinding]>?.self)?.value ?? [],
      duplicate: try row.decode("duplicate", as: JSON<ImportDuplicate>?.self)?.value,
      resolution: try row.decode("resolution"))
  }
}
