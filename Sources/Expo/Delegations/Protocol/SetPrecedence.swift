import Postgres

extension Delegations {
  /// Gives a delegation a place among those beside it, or a person one within the delegation, whatever
  /// the rule says; without an override, the rule holds again.
  ///
  /// - Throws: `DelegationError.unknown`, `.notMember`, `.placeTaken`, `.invalid`.
  public func setPrecedence(
    _ code: String, person: String? = nil, _ override: PrecedenceOverride?, expo: String,
    isDryRun: Bool = false
  ) async throws {
    try Self.check(override)
    try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      guard let place = try await DelegationQueries.place(of: code, expo: edition.id, in: tx) else {
        throw DelegationError.unknown(code: code, expo: expo)
      }
      var member: Identifier<Participation>?
      if let person {
        guard
          let found = try await DelegationQueries.member(
            person, of: place.id, expo: edition.id, in: tx)
        else { throw DelegationError.notMember(person: person, delegation: code) }
        member = found.id
      }
      let delegation = member == nil ? place.id : nil
      let had = try await PrecedenceQueries.end(
        delegation: delegation, person: member, of: edition.id, in: tx)
      if let override {
        try await PrecedenceQueries.give(
          override, delegation: delegation, person: member,
          among: member == nil ? place.parent ?? Identifier(0) : place.id, of: edition.id,
          by: context.actor, in: tx)
      }
      if had || override != nil {
        try await note(override, of: person ?? code, edition, in: tx)
      }
    }
  }

  private static func check(_ override: PrecedenceOverride?) throws(DelegationError) {
    guard let override else { return }
    if !(1...10_000).contains(override.place) {
      throw .invalid(field: "place", value: String(override.place), rule: "from 1 upwards")
    }
    if override.reason.isEmpty {
      throw .invalid(field: "reason", value: "", rule: "say why the rule does not hold")
    }
    if override.signedBy.isEmpty {
      throw .invalid(field: "signed by", value: "", rule: "say who signed it off")
    }
  }

  private func note(
    _ override: PrecedenceOverride?, of subject: String, _ edition: Edition,
    in tx: PostgresTransaction
  ) async throws {
    var detail: [String: String] = [:]
    if let override {
      detail = [
        "place": String(override.place), "reason": override.reason,
        "signed_by": override.signedBy,
      ]
    }
    try await AuditQueries.append(
      AuditEntry(
        expo: edition.id, action: "delegation.precedence", subject: subject, detail: detail),
      by: context.actor, in: tx)
  }
}
