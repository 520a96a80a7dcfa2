import Postgres

/// The delegations of an expo: a tree, each with one head.
public struct Delegations: Sendable {
  let context: Context

  /// Opens the slice for a caller.
  public init(context: Context) { self.context = context }

  /// All delegations of an expo, as a tree in the order of precedence.
  /// - Throws: `EditionError.unknown`.
  public func list(_ expo: String) async throws -> [DelegationSummary] {
    try await context.database.transaction(.readOnly) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      return try await DelegationQueries.tree(of: edition.id, in: tx)
    }
  }

  /// One delegation and those below it.
  /// - Throws: `EditionError.unknown`, `DelegationError.unknown`.
  public func show(_ code: String, expo: String) async throws -> DelegationDetail {
    let all = try await list(expo)
    guard let start = all.firstIndex(where: { $0.code == code }) else {
      throw DelegationError.unknown(code: code, expo: expo)
    }
    let below = all[(start + 1)...].prefix { $0.depth > all[start].depth }
    return DelegationDetail(delegation: all[start], below: Array(below))
  }

  /// Registers a delegation.
  /// - Parameter isDryRun: Whether everything is checked and nothing kept.
  /// - Throws: `EditionError.unknown`, `DelegationError`.
  public func create(
    _ new: NewDelegation, expo: String, isDryRun: Bool = false
  ) async throws -> DelegationSummary {
    try Self.check(new)
    return try await context.change(isDryRun: isDryRun) { tx in
      let edition = try await EditionQueries.find(code: expo, in: tx)
      let ids = try await DelegationQueries.ids(of: edition.id, in: tx)
      if ids[new.code] != nil { throw DelegationError.exists(code: new.code) }
      if let parent = new.parent, ids[parent] == nil {
        throw DelegationError.unknown(code: parent, expo: expo)
      }
      try await DelegationQueries.insert(
        new, parent: new.parent.flatMap { ids[$0] }, of: edition.id, in: tx)
      try await AuditQueries.append(
        AuditEntry(expo: edition.id, action: "delegation.create", subject: new.code),
        by: context.actor, in: tx)
      let tree = try await DelegationQueries.tree(of: edition.id, in: tx)
      guard let created = tree.first(where: { $0.code == new.code }) else {
        throw DelegationError.unknown(code: new.code, expo: expo)
      }
      return created
    }
  }

  private static func check(_ new: NewDelegation) throws(DelegationError) {
    if !CountryCodes.all.contains(new.country) {
      throw .invalid(field: "country", value: new.country, rule: "two letters of ISO 3166-1, as RU")
    }
    if new.names.isEmpty {
      throw .invalid(field: "name", value: "", rule: "give a name in one language at least")
    }
    if let rank = new.headRank, !(1...9).contains(rank) {
      throw .invalid(field: "head rank", value: String(rank), rule: "from 1 to 9")
    }
    if let quota = new.badgeQuota, quota < 0 {
      throw .invalid(field: "quota", value: String(quota), rule: "not below zero")
    }
  }
}
