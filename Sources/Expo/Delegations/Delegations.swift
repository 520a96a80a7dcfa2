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
      try await tree(of: EditionQueries.find(code: expo, in: tx), in: tx)
    }
  }

  /// One delegation and those below it.
  /// - Throws: `EditionError.unknown`, `DelegationError.unknown`.
  public func show(_ code: String, expo: String) async throws -> DelegationDetail {
    try await context.database.transaction(.readOnly) { tx in
      try await detail(code, of: EditionQueries.find(code: expo, in: tx), in: tx)
    }
  }

  func detail(
    _ code: String, of edition: Edition, in tx: PostgresTransaction
  ) async throws -> DelegationDetail {
    let all = try await tree(of: edition, in: tx)
    guard let start = all.firstIndex(where: { $0.code == code }) else {
      throw DelegationError.unknown(code: code, expo: edition.code)
    }
    let below = all[(start + 1)...].prefix { $0.depth > all[start].depth }
    let heads = try await DelegationQueries.heads(of: code, expo: edition.id, in: tx)
    return DelegationDetail(delegation: all[start], below: Array(below), heads: heads)
  }

  func tree(of edition: Edition, in tx: PostgresTransaction) async throws -> [DelegationSummary] {
    let all = try await DelegationQueries.tree(of: edition.id, in: tx)
    let signed = try await PrecedenceQueries.delegations(of: edition.id, in: tx)
    return DelegationTree(all, signed: signed).inOrder
  }
}
