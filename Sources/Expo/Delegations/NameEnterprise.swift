import Postgres

extension Enterprises {
  /// Gives a firm a name. A legal or short name takes over from the one before it on its first day.
  ///
  /// - Throws: `EnterpriseError.unknown`, `.invalid`, `.nameOverlaps`.
  @discardableResult
  public func name(
    _ code: String, _ new: NewPartyName, expo: String, isDryRun: Bool = false
  ) async throws -> EnterpriseDetail {
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      try await RegistryQueries.lock(in: tx)
      let party = try await party(code, of: edition, in: tx)
      if new.kind == .passport {
        throw EnterpriseError.invalid(
          field: "kind", value: "passport", rule: "firms have legal and short names, and aliases")
      }
      try await PartyNaming(code: code).give(new, to: party, in: tx)
      try await note(
        "enterprise.name", code,
        ["kind": new.kind.rawValue, "language": new.language.rawValue, "name": new.text],
        edition, in: tx)
      return try await detail(code, of: edition, in: tx)
    }
  }
}

/// What holds for a name before it is given to a firm or a person.
struct PartyNaming {
  /// How people name the party, for messages.
  let code: String

  func give(
    _ new: NewPartyName, to party: Identifier<Party>, in tx: PostgresTransaction
  ) async throws {
    let text = CellText(new.text)
    if text.text.isEmpty || text.hasBidiControl || text.text.unicodeScalars.count > 255 {
      throw EnterpriseError.invalid(
        field: "name", value: new.text, rule: "1 to 255 characters that all show")
    }
    var new = new
    new.text = text.text
    let today = try await PartyNameQueries.today(in: tx)
    if let since = new.since, let today, since > today {
      throw EnterpriseError.invalid(
        field: "since", value: since.description, rule: "not after today, \(today)")
    }
    let current = try await PartyNameQueries.current(new.kind, new.language, of: party, in: tx)
    if new.kind == .alias || current == nil {
      return try await PartyNameQueries.give(new, since: new.since, to: party, in: tx)
    }
    guard let current, let since = new.since ?? today else { return }
    if current.name == new.text || current.since.map({ $0 >= since }) == true {
      throw EnterpriseError.nameOverlaps(code: code, name: current.name, since: current.since)
    }
    try await PartyNameQueries.give(new, since: since, to: party, in: tx)
  }
}
