import Postgres

/// The record of every write: one hash chain an expo, and one for what belongs to none.
public struct Audit: Sendable {
  let context: Context

  /// Opens the slice for a caller.
  public init(context: Context) { self.context = context }

  /// Entries, latest first.
  public func list(_ filter: AuditFilter = AuditFilter()) async throws -> [AuditRecord] {
    try await context.database.transaction(.readOnly) { tx in
      try await AuditQueries.list(filter, in: tx)
    }
  }

  /// Computes every chain anew, or that of one expo, and names each entry that is not what was written.
  ///
  /// - Parameters:
  ///   - expo: The code of the expo whose chain alone is verified; nil verifies all.
  ///   - anchors: Heads noted down earlier, `chain:seq:hash` with the hash hexadecimal; those of other
  ///     chains are passed over. The chains must still hold them, as they must hold those that `anchor`
  ///     left in the chain that belongs to no expo: that is how an end that was cut off with its head
  ///     is found.
  /// - Throws: `AuditError.anchor`, `.noChain`.
  public func verify(expo: String? = nil, anchors: [String] = []) async throws -> AuditVerdict {
    try await context.database.transaction(.readOnly) { tx in
      try await verify(expo: expo, anchors: anchors, in: tx)
    }
  }

  func verify(
    expo: String? = nil, anchors given: [String], in tx: PostgresTransaction
  ) async throws -> AuditVerdict {
    var chains = try await AuditQueries.chains(in: tx)
    if let expo {
      chains = chains.filter { $0.expo == expo }
      if chains.isEmpty { throw AuditError.noChain(expo: expo) }
    }
    let only = expo == nil ? nil : chains.first?.chain
    var findings = try await AuditQueries.broken(only: only, in: tx)
    let anchors = try await AuditQueries.anchors(in: tx).map(\.anchor) + given
    var held: Set<String> = []
    for anchor in anchors where !held.contains(anchor) {
      let parts = anchor.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 3, let chain = Int64(parts[0]), let seq = Int64(parts[1]) else {
        throw AuditError.anchor(anchor)
      }
      if let only, chain != only { continue }
      held.insert(anchor)
      if try await !AuditQueries.holds(chain, seq, hash: String(parts[2]), in: tx) {
        let expo = chains.first { $0.chain == chain }?.expo
        findings.append(AuditFinding(chain: chain, expo: expo, seq: seq, problem: .anchorLost))
      }
    }
    return AuditVerdict(chains: chains, anchors: held.count, findings: findings)
  }

  /// Notes down where every chain stands, in the chain that belongs to no expo.
  ///
  /// - Returns: The heads as they stand afterwards, to be kept where nobody who can change the
  ///   database can.
  public func anchor(isDryRun: Bool = false) async throws -> [AuditChain] {
    try await context.change(isDryRun: isDryRun) { tx in
      let chains = try await AuditQueries.chains(in: tx).filter { $0.entries > 0 }
      let heads = chains.map { (String($0.chain), "\($0.entries):\($0.head)") }
      try await AuditQueries.append(
        AuditEntry(
          expo: nil, action: "audit.anchor", subject: "chains",
          detail: Dictionary(uniqueKeysWithValues: heads)),
        by: context.actor, in: tx)
      return try await AuditQueries.chains(in: tx).filter { $0.entries > 0 }
    }
  }
}

/// What can be wrong with a question to the audit.
public enum AuditError: ExpoFailure {
  /// An anchor is not written `chain:seq:hash`.
  case anchor(String)
  /// There is no such expo, or nothing was ever written in it.
  case noChain(expo: String)

  /// Stable, for programs.
  public var code: String {
    switch self {
    case .anchor: "audit.anchor"
    case .noChain: "audit.no_chain"
    }
  }
  /// What sort of failure it is.
  public var kind: FailureKind {
    switch self {
    case .anchor: .invalid
    case .noChain: .notFound
    }
  }
  /// One sentence that names the offending value.
  public var message: String {
    switch self {
    case .anchor(let text): "“\(text)” is no anchor: write chain:seq:hash"
    case .noChain(let expo): "“\(expo)” has no chain of entries"
    }
  }
}
