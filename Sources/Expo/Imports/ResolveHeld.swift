import Postgres

extension Imports {
  /// Carries out what a person decided about a held row.
  ///
  /// - Parameters:
  ///   - batch: The batch.
  ///   - row: The data row in its file.
  ///   - decision: Merge, keep or skip.
  /// - Returns: The code of the record the row ended in; empty for one that was skipped.
  /// - Throws: `ImportError.batchUnknown`, `.heldUnknown`, `.resolved`, `.cannotKeep`.
  public func resolve(
    _ batch: Int64, row: Int, _ decision: HeldDecision, isDryRun: Bool = false
  ) async throws -> String {
    try await context.change(isDryRun: isDryRun) { tx in
      let scope = try await ImportBatchQueries.scope(of: batch, in: tx)
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

extension Optional {
  /// The value after a change that waits.
  fileprivate func mapAsync<T>(_ change: (Wrapped) async throws -> T) async throws -> T? {
    guard let self else { return nil }
    return try await change(self)
  }
}
