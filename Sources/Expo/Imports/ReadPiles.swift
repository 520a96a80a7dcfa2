import Documents
import Postgres

extension Imports {
  /// The files that were taken in, latest first.
  public func list(expo: String? = nil, limit: Int = 100) async throws -> [ImportBatchSummary] {
    try await context.database.transaction(.readOnly) { tx in
      try await ImportBatchQueries.list(expo: expo, id: nil, limit: limit, in: tx)
    }
  }

  /// One of them.
  /// - Throws: `ImportError.batchUnknown`.
  public func show(_ batch: Int64) async throws -> ImportBatchSummary {
    try await context.database.transaction(.readOnly) { tx in
      let found = try await ImportBatchQueries.list(expo: nil, id: batch, limit: 1, in: tx)
      guard let summary = found.first else { throw ImportError.batchUnknown(batch) }
      return summary
    }
  }

  /// The rows of a pile, in the order of the file.
  /// - Throws: `ImportError.batchUnknown`.
  public func rows(_ batch: Int64, _ pile: ImportPile) async throws -> [ImportPileRow] {
    try await context.database.transaction(.readOnly) { tx in
      _ = try await ImportBatchQueries.scope(of: batch, in: tx)
      return try await Self.rows(of: batch, pile, in: tx)
    }
  }

  /// The rows of a pile; of those that are in, the cells stand in the file.
  private static func rows(
    of batch: Int64, _ pile: ImportPile, in tx: PostgresTransaction
  ) async throws -> [ImportPileRow] {
    var rows = try await ImportBatchQueries.rows(of: batch, pile, in: tx)
    if pile != .accepted || rows.isEmpty { return rows }
    let original = try await ImportBatchQueries.original(of: batch, in: tx)
    let cells = try OriginalCells(original.content, name: original.name, original.encoding)
    for place in rows.indices { rows[place].cells = cells.byRow[rows[place].row] ?? [] }
    return rows
  }

  /// What was wrong in a batch, and in how many rows, the most frequent first.
  /// - Throws: `ImportError.batchUnknown`.
  public func codes(_ batch: Int64) async throws -> [ImportCodeCount] {
    try await context.database.transaction(.readOnly) { tx in
      _ = try await ImportBatchQueries.scope(of: batch, in: tx)
      return try await ImportBatchQueries.codes(of: batch, in: tx)
    }
  }

  /// The file of a batch, byte for byte as it came in.
  /// - Throws: `ImportError.batchUnknown`.
  public func original(_ batch: Int64) async throws -> [UInt8] {
    try await context.database.transaction(.readOnly) { tx in
      try await ImportBatchQueries.original(of: batch, in: tx).content
    }
  }

  /// A pile as a file that can be corrected and imported again: the columns of its file, then the
  /// first error of each row and what to do about it.
  ///
  /// - Throws: `ImportError.batchUnknown`.
  public func pileFile(
    _ batch: Int64, _ pile: ImportPile, format: TableFormat = .csv, hasByteOrderMark: Bool = false
  ) async throws -> [UInt8] {
    let (scope, rows) = try await context.database.transaction(.readOnly) { tx in
      (
        try await ImportBatchQueries.scope(of: batch, in: tx),
        try await Self.rows(of: batch, pile, in: tx)
      )
    }
    let file = PileFile(columns: scope.columns, rows)
    return try file.bytes(format, named: pile.rawValue, hasByteOrderMark: hasByteOrderMark)
  }

  /// Takes the rejected rows of a batch once more, for what they lacked may be there now.
  /// - Returns: The report of the new batch; good rows are in, the others are its piles.
  /// - Throws: `ImportError.batchUnknown`.
  public func retry(_ batch: Int64, isDryRun: Bool = false) async throws -> ImportReport {
    let scope = try await context.database.transaction(.readOnly) { tx in
      try await ImportBatchQueries.scope(of: batch, in: tx)
    }
    let text = try await pileFile(batch, .rejected)
    let file = try ImportFile(name: "\(scope.kind)-\(batch)-rejected.csv", text: text)
    let options = ImportOptions(
      kind: scope.kind, encoding: .utf8, isDryRun: isDryRun, isPartial: true)
    let kind = try KindDetector(kinds: kinds).kind(
      of: file, named: scope.kind, encoding: .utf8)
    let report = try await apply([(file, kind)], expo: scope.expo, options: options)[0]
    if let retry = report.batch, retry != batch {
      try await context.database.transaction { tx in
        try await ImportBatchQueries.markRetry(retry, of: batch, in: tx)
      }
    }
    return report
  }
}
