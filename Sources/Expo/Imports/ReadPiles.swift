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
      return try await ImportBatchQueries.rows(of: batch, pile, in: tx)
    }
  }

  /// A pile as a CSV file in UTF-8 that can be corrected and imported again: the columns of its file,
  /// then the first error of each row and what to do about it.
  /// - Throws: `ImportError.batchUnknown`.
  public func pileFile(_ batch: Int64, _ pile: ImportPile) async throws -> [UInt8] {
    let (scope, rows) = try await context.database.transaction(.readOnly) { tx in
      (
        try await ImportBatchQueries.scope(of: batch, in: tx),
        try await ImportBatchQueries.rows(of: batch, pile, in: tx)
      )
    }
    return Self.file(columns: scope.columns, rows)
  }

  static func file(columns: [String], _ rows: [ImportPileRow]) -> [UInt8] {
    let plain = columns.filter { !ImportHeader.pileColumns.contains($0) }
    let kept = columns.indices.filter { !ImportHeader.pileColumns.contains(columns[$0]) }
    let lines = rows.map { row in
      kept.map { $0 < row.cells.count ? row.cells[$0] : "" } + row.reason
    }
    return DelimitedWriter()
      .document(header: plain + ImportHeader.pileColumns, rows: lines)
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

extension ImportPileRow {
  /// What a pile says about the row: code, column, hint.
  fileprivate var reason: [String] {
    if let error = findings.first(where: \.isError) {
      return [error.code, error.column, error.hint]
    }
    guard let duplicate else { return ["", "", ""] }
    let other = duplicate.ofRow.map { "row \($0)" } ?? duplicate.ofRecord
    return [
      "DUPLICATE_\(duplicate.confidence.rawValue.uppercased())", "*",
      "looks like \(other): \(duplicate.reason)",
    ]
  }
}
