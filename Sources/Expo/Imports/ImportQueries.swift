import Postgres

/// The statements of the import's own records.
enum ImportQueries {
  /// Keeps a file, byte for byte, and opens the batch of its rows; its counts come at the end.
  static func open(
    _ file: ImportFile, kind: String, report: ImportReport, scope: ImportScope,
    in tx: PostgresTransaction
  ) async throws -> Identifier<ImportBatch> {
    try await tx.query(
      """
      /* Imports.open */ with file as (
        insert into import_files (sha256, content)
        values (sha256(\(file.bytes)), \(file.bytes)) on conflict (sha256) do nothing)
      insert into import_batches (expo_id, kind, file_name, sha256, encoding, delimiter, verdict,
        rows_total, inserted, updated, unchanged, rejected, created_by)
      values (\(scope.edition?.id), \(kind), \(file.name), sha256(\(file.bytes)),
        \(report.encoding), \(report.delimiter), 'accept', 0, 0, 0, 0, 0, \(scope.actor.name))
      returning id
      """
    )[0].decode("id")
  }

  /// Writes the counts of a batch when its file has been read.
  static func close(
    _ batch: Identifier<ImportBatch>, _ report: ImportReport, in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      """
      /* Imports.close */ update import_batches
      set rows_total = \(report.total), inserted = \(report.inserted), updated = \(report.updated),
        unchanged = \(report.unchanged), rejected = \(report.rejected)
      where id = \(batch)
      """)
  }

  /// Records the rows that changed something, with their cells as the file has them.
  static func keep(
    _ rows: [KeptRow], of batch: Identifier<ImportBatch>, in tx: PostgresTransaction
  ) async throws {
    _ = try await tx.copyIn("import_rows (batch_id, row_number, cells, result, record)") { writer in
      for row in rows {
        try await writer.row(
          batch.rawValue, Int32(row.number), row.cells, row.result.rawValue, row.record)
      }
    }
  }
}

/// What an import batch is to its key.
enum ImportBatch {}

/// A row on its way into the record of its batch.
struct KeptRow: Sendable {
  let number: Int
  let cells: [String]
  let record: String
  var result: ImportResult
}
