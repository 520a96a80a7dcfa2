import Postgres

extension Enterprises {
  /// Registers one firm, given by columns as a file has them: `name_ru`, `country`, `inn`, ….
  ///
  /// - Parameter insists: Whether it is registered although it looks like one that is there.
  /// - Returns: Its code.
  /// - Throws: `EnterpriseError.refused`, `.looksLike`.
  public func add(
    _ cells: [String: String], expo: String, insists: Bool = false, isDryRun: Bool = false
  ) async throws -> String {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      return try await store(
        cells, in: edition, action: "enterprise.add", insists: insists, tx)
    }
  }

  /// Changes columns of one firm; an empty text empties the column.
  /// - Throws: `EnterpriseError.unknown`, `.refused`, `.looksLike`.
  public func edit(
    _ code: String, _ cells: [String: String], expo: String, isDryRun: Bool = false
  ) async throws {
    _ = try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      guard var row = try await EnterpriseQueries.cells(code, of: edition.id, in: tx) else {
        throw EnterpriseError.unknown(code: code, expo: expo)
      }
      row.merge(cells) { $1 }
      row["enterprise_code"] = code
      return try await store(row, in: edition, action: "enterprise.edit", insists: true, tx)
    }
  }

  private func store(
    _ cells: [String: String], in edition: Edition, action: String, insists: Bool,
    _ tx: PostgresTransaction
  ) async throws -> String {
    let scope = ImportScope(edition: edition, actor: context.actor)
    var kind = try await EnterprisesImport.begin(scope, in: tx)
    let columns = cells.keys.sorted()
    let header = ImportHeader(columns, columns: EnterprisesImport.columns)
    if let unknown = header.findings.first(where: { $0.code == ImportCode.columnUnknown.rawValue })
    {
      throw EnterpriseError.refused([
        ImportFinding(
          .columnMissing, row: 0, column: unknown.column, hint: "there is no such column")
      ])
    }
    var reader = RowReader(row: 1, cells: columns.map { cells[$0] ?? "" }, header: header)
    let record = kind.read(&reader)
    if !insists { reader.note(record.unlessHeld) }
    if reader.isRefused { throw EnterpriseError.refused(reader.findings) }
    let row = PendingRow(row: 1, cells: [], record: record)
    if !insists, let duplicate = try await kind.duplicates(among: [row], in: tx)[0] {
      throw EnterpriseError.looksLike(duplicate)
    }
    let result = try await kind.store([record], in: tx)[0]
    if result != .unchanged {
      try await note(
        action, record.key, ["columns": columns.joined(separator: " ")], edition, in: tx)
    }
    return record.key
  }
}
