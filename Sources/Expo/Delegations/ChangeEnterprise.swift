import Postgres

extension Enterprises {
  /// Registers one firm, given by columns as a file has them: `name_ru`, `country`, `inn`, ….
  ///
  /// - Parameter insists: Whether it is registered although it looks like one that is there.
  /// - Returns: What is registered.
  /// - Throws: `CellsRefused`, `EnterpriseError.exists`, `.looksLike`.
  @discardableResult
  public func add(
    _ cells: [String: String], expo: String, insists: Bool = false, isDryRun: Bool = false
  ) async throws -> EnterpriseDetail {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      if let code = cells["enterprise_code"],
        try await ParticipationQueries.known(of: edition.id, in: tx)[code] != nil
      {
        throw EnterpriseError.exists(code: code)
      }
      return try await store(cells, in: edition, action: "enterprise.add", insists: insists, tx)
    }
  }

  /// Changes columns of one firm; an empty text empties the column.
  /// - Throws: `EnterpriseError.unknown`, `.processed`, `CellsRefused`.
  @discardableResult
  public func edit(
    _ code: String, _ cells: [String: String], expo: String, isDryRun: Bool = false
  ) async throws -> EnterpriseDetail {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      guard var row = try await EnterpriseQueries.cells(code, of: edition.id, in: tx) else {
        throw EnterpriseError.unknown(code: code, expo: expo)
      }
      try await AccreditationQueries.requireEditable(code, of: edition, in: tx)
      row.merge(cells) { $1 }
      row["enterprise_code"] = code
      return try await store(row, in: edition, action: "enterprise.edit", insists: true, tx)
    }
  }

  private func store(
    _ cells: [String: String], in edition: Edition, action: String, insists: Bool,
    _ tx: PostgresTransaction
  ) async throws -> EnterpriseDetail {
    let scope = ImportScope(edition: edition, actor: context.actor)
    var kind = try await EnterprisesImport.begin(scope, in: tx)
    let record = try TypedRow.read(cells, as: &kind, isWhole: !insists)
    let row = PendingRow(row: 1, cells: [], record: record)
    if !insists, let duplicate = try await kind.duplicates(among: [row], in: tx)[0] {
      throw EnterpriseError.looksLike(duplicate)
    }
    let result = try await kind.store([record], in: tx)[0]
    if result != .unchanged {
      let columns = cells.keys.sorted().joined(separator: " ")
      try await note(action, record.key, ["columns": columns], edition, in: tx)
    }
    return try await detail(record.key, of: edition, in: tx)
  }

  func detail(
    _ code: String, of edition: Edition, in tx: PostgresTransaction
  ) async throws -> EnterpriseDetail {
    guard let detail = try await EnterpriseQueries.detail(code, of: edition.id, in: tx) else {
      throw EnterpriseError.unknown(code: code, expo: edition.code)
    }
    return detail
  }
}
