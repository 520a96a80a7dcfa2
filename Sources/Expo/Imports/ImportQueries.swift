import Postgres

/// The statements of the import's own records.
enum ImportQueries {
  /// Keeps a file, byte for byte, and opens the batch of its rows; its counts come at the end.
  static func open(
    _ file: ImportFile, report: ImportReport, scope: ImportScope, in tx: PostgresTransaction
  ) async throws -> Identifier<ImportBatch> {
    try await tx.execute(
      """
      /* Imports.parts */ create temporary table if not exists import_parts (
        n integer primary key, content bytea not null) on commit drop
      """)
    _ = try await tx.copyIn("import_parts (n, content)") { writer in
      var n: Int32 = 0
      try await file.read { piece in
        try await writer.row(n, piece)
        n += 1
      }
    }
    let row = try await tx.query(
      """
      /* Imports.open */ with whole as materialized (
        select coalesce(string_agg(content, ''::bytea order by n), ''::bytea) as content
        from import_parts
      ), file as (
        insert into import_files (sha256, content) select sha256(content), content from whole
        on conflict (sha256) do nothing)
      insert into import_batches (expo_id, kind, file_name, sha256, encoding, delimiter, verdict,
        columns, rows_total, inserted, updated, unchanged, rejected, held, created_by)
      select \(scope.edition?.id), \(report.kind), \(file.name), sha256(content),
        \(report.encoding), \(report.delimiter), 'accept', \(report.columns), 0, 0, 0, 0, 0, 0,
        \(scope.actor.name)
      from whole
      returning id
      """)
    try await tx.execute("/* Imports.partsDone */ truncate import_parts")
    return try row[0].decode("id")
  }

  /// Writes the counts of a batch when its file has been read.
  static func close(
    _ batch: Identifier<ImportBatch>, _ report: ImportReport, in tx: PostgresTransaction
  ) async throws {
    try await tx.execute(
      """
      /* Imports.close */ update import_batches
      set rows_total = \(report.total), inserted = \(report.inserted), updated = \(report.updated),
        unchanged = \(report.unchanged), rejected = \(report.rejected), held = \(report.held),
        verdict = \(report.isAccepted ? "accept" : "partial")
      where id = \(batch)
      """)
  }

  /// An earlier batch of the same file, kind and expo.
  static func earlier(
    than batch: Identifier<ImportBatch>, in tx: PostgresTransaction
  ) async throws -> Identifier<ImportBatch>? {
    try await tx.first(
      """
      /* Imports.earlier */ select max(e.id) as id
      from import_batches b join import_batches e on e.sha256 = b.sha256 and e.kind = b.kind
        and e.expo_id is not distinct from b.expo_id and e.id < b.id
      where b.id = \(batch)
      """
    )?.decode("id")
  }

  /// Forgets a batch that says nothing new.
  static func drop(_ batch: Identifier<ImportBatch>, in tx: PostgresTransaction) async throws {
    try await tx.execute("/* Imports.dropRows */ delete from import_rows where batch_id = \(batch)")
    try await tx.execute("/* Imports.drop */ delete from import_batches where id = \(batch)")
  }

  /// Records rows with their cells as the file has them.
  static func keep(
    _ rows: [KeptRow], of batch: Identifier<ImportBatch>, in tx: PostgresTransaction
  ) async throws {
    let columns: SQL =
      "import_rows (batch_id, row_number, cells, result, record, findings, duplicate)"
    _ = try await tx.copyIn(columns) { writer in
      for row in rows {
        try await writer.row(
          batch.rawValue, Int32(row.number), row.cells, row.result.rawValue, row.record,
          row.findings.map { KeptFindings(list: $0) }, row.duplicate.map { JSON($0) })
      }
    }
  }
}

/// What an import batch is to its key.
public enum ImportBatch {}
