import Postgres

extension Delegations {
  /// Registers a delegation.
  /// - Parameter isDryRun: Whether everything is checked and nothing kept.
  /// - Throws: `EditionError.unknown`, `DelegationError.exists`, `.unknown`, `CellsRefused`.
  public func create(
    _ new: NewDelegation, expo: String, isDryRun: Bool = false
  ) async throws -> DelegationSummary {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      let ids = try await DelegationQueries.ids(of: edition.id, in: tx)
      if ids[new.code] != nil { throw DelegationError.exists(code: new.code) }
      if let parent = new.parent, ids[parent] == nil {
        throw DelegationError.unknown(code: parent, expo: expo)
      }
      return try await store(new.cells, "delegation.create", in: edition, tx).delegation
    }
  }

  /// Changes columns of a delegation, given as a file has them; an empty text empties the column.
  /// - Throws: `DelegationError.unknown`, `.cycle`, `.overQuota`, `CellsRefused`.
  public func edit(
    _ code: String, _ cells: [String: String], expo: String, isDryRun: Bool = false
  ) async throws -> DelegationDetail {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      guard var row = try await DelegationQueries.cells(code, of: edition.id, in: tx) else {
        throw DelegationError.unknown(code: code, expo: expo)
      }
      row.merge(cells) { $1 }
      row["delegation_code"] = code
      return try await store(row, "delegation.edit", in: edition, tx)
    }
  }

  private func store(
    _ cells: [String: String], _ action: String, in edition: Edition, _ tx: PostgresTransaction
  ) async throws -> DelegationDetail {
    let scope = ImportScope(edition: edition, actor: context.actor)
    var kind = try await DelegationsImport.begin(scope, in: tx)
    let record = try TypedRow.read(cells, as: &kind)
    if try await kind.store([record], in: tx)[0] != .unchanged {
      try await AuditQueries.append(
        AuditEntry(
          expo: edition.id, action: action, subject: record.key,
          detail: ["columns": cells.keys.sorted().joined(separator: " ")]),
        by: context.actor, in: tx)
    }
    return try await detail(record.key, of: edition, in: tx)
  }
}
