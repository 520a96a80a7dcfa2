import Postgres

extension Imports {
  /// Carries out what a person decided about held rows, all in one transaction.
  ///
  /// - Parameters:
  ///   - batch: The batch.
  ///   - rows: The data rows in its file; nil for all that wait.
  ///   - decision: Merge, keep or skip.
  /// - Returns: The rows with the codes of the records they ended in.
  /// - Throws: `ImportError.batchUnknown`, `.heldUnknown`, `.resolved`, `.cannotKeep`,
  ///   `.rowNoLongerGood`.
  public func resolve(
    _ batch: Int64, rows: [Int]? = nil, _ decision: HeldDecision, isDryRun: Bool = false
  ) async throws -> [ResolvedRow] {
    try await context.change(isDryRun: isDryRun) { tx in
      let scope = try await ImportBatchQueries.scope(of: batch, in: tx)
      var resolved: [ResolvedRow] = []
      let numbers: [Int]
      if let rows {
        numbers = rows
      } else {
        numbers = try await ImportBatchQueries.waiting(in: batch, in: tx)
      }
      for number in numbers {
        let record = try await resolve(number, of: batch, scope, decision, in: tx)
        resolved.append(ResolvedRow(row: number, decision: decision, record: record))
      }
      return resolved
    }
  }

  private func resolve(
    _ row: Int, of batch: Int64,
    _ scope: (kind: String, columns: [String], expo: String?, file: String),
    _ decision: HeldDecision, in tx: PostgresTransaction
  ) async throws -> String {
    guard let held = try await ImportBatchQueries.held(row, of: batch, in: tx),
      let duplicate = held.duplicate
    else { throw ImportError.heldUnknown(batch: batch, row: row) }
    if let resolution = held.resolution {
      throw ImportError.resolved(batch: batch, row: row, as: resolution)
    }
    let edition = try await scope.expo.mapAsync {
      try await EditionQueries.find(code: $0, in: tx)
    }
    let record = try await carryOut(
      decision, held, duplicate, columns: scope.columns, kind: scope.kind, edition, in: tx)
    try await ImportBatchQueries.resolve(
      row, of: batch, decision, record: record, by: context.actor, in: tx)
    try await AuditQueries.append(
      AuditEntry(
        expo: edition?.id, action: "import.resolve", subject: "\(batch)/\(row)",
        detail: ["decision": decision.rawValue, "record": record]),
      by: context.actor, in: tx)
    return record
  }

  private func carryOut(
    _ decision: HeldDecision, _ held: ImportPileRow, _ duplicate: ImportDuplicate,
    columns: [String], kind name: String, _ edition: Edition?, in tx: PostgresTransaction
  ) async throws -> String {
    if decision == .skip { return "" }
    guard let type = kinds.first(where: { $0.name == name }) else {
      throw ImportError.kindUnknown(name, known: kindNames)
    }
    var kind = try await type.begin(ImportScope(edition: edition, actor: context.actor), in: tx)
    let header = ImportHeader(columns, columns: type.columns, alternatives: type.alternatives)
    var reader = RowReader(row: held.row, cells: held.cells, header: header)
    let record = kind.read(&reader)
    if reader.isRefused { throw ImportError.rowNoLongerGood(reader.findings) }
    if decision == .merge {
      try await kind.merge(record, into: duplicate.ofRecord, in: tx)
      return duplicate.ofRecord
    }
    if duplicate.confidence == .certain || record.key == duplicate.ofRecord {
      throw ImportError.cannotKeep(row: held.row, other: duplicate.ofRecord, duplicate.reason)
    }
    _ = try await kind.store([record], in: tx)
    return record.key
  }
}
