import Postgres

extension People {
  /// Registers one person, given by columns as a file of contacts has them: `family_ru`, `role`, ….
  ///
  /// - Parameter code: How people will name the person; nil for the next free one.
  /// - Throws: `CellsRefused`, `ParticipationError.exists`, `DelegationError.overQuota`.
  public func add(
    _ code: String? = nil, _ cells: [String: String], expo: String, isDryRun: Bool = false
  ) async throws -> PersonDetail {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      try await RegistryQueries.lock(in: tx)
      if let code, try await ParticipationQueries.known(of: edition.id, in: tx)[code] != nil {
        throw ParticipationError.exists(code: code)
      }
      let free = try await PersonQueries.nextCode(of: edition.id, in: tx)
      return try await store(code ?? free, cells, "person.add", in: edition, tx)
    }
  }

  /// Changes columns of one person; an empty text empties the column.
  /// - Throws: `ParticipationError.unknown`, `.processed`, `CellsRefused`.
  public func edit(
    _ code: String, _ cells: [String: String], expo: String, isDryRun: Bool = false
  ) async throws -> PersonDetail {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      guard var row = try await PersonQueries.cells(code, of: edition.id, in: tx) else {
        throw ParticipationError.unknown(code: code, expo: expo)
      }
      try await AccreditationQueries.requireEditable(code, of: edition, in: tx)
      row.merge(cells) { $1 }
      return try await store(code, row, "person.edit", in: edition, tx)
    }
  }

  /// Gives a person a name: a new legal one, the one of the passport, or an alias.
  /// - Throws: `ParticipationError.unknown`, `EnterpriseError.invalid`, `.nameOverlaps`.
  public func name(
    _ code: String, _ new: NewPartyName, expo: String, isDryRun: Bool = false
  ) async throws -> PersonDetail {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      guard let party = try await PersonQueries.party(code, of: edition.id, in: tx) else {
        throw ParticipationError.unknown(code: code, expo: expo)
      }
      try await PartyNaming(code: code).give(new, to: party, in: tx)
      // The name itself stays out of the record: it is personal data.
      try await note(
        "person.name", code, ["kind": new.kind.rawValue, "language": new.language.rawValue],
        edition, in: tx)
      return try await detail(code, of: edition, in: tx)
    }
  }

  private func store(
    _ code: String, _ cells: [String: String], _ action: String, in edition: Edition,
    _ tx: PostgresTransaction
  ) async throws -> PersonDetail {
    var cells = cells
    cells["contact_code"] = code
    let scope = ImportScope(edition: edition, actor: context.actor)
    var kind = try await ContactsImport.begin(scope, in: tx)
    let record = try TypedRow.read(cells, as: &kind)
    if try await kind.store([record], in: tx)[0] != .unchanged {
      try await note(
        action, code, ["columns": cells.keys.sorted().joined(separator: " ")], edition, in: tx)
    }
    return try await detail(code, of: edition, in: tx)
  }

  private func note(
    _ action: String, _ code: String, _ detail: [String: String], _ edition: Edition,
    in tx: PostgresTransaction
  ) async throws {
    try await AuditQueries.append(
      AuditEntry(expo: edition.id, action: action, subject: code, detail: detail),
      by: context.actor, in: tx)
  }
}
