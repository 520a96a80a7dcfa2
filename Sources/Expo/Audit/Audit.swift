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

  /// Computes every chain anew and names each entry that is not what was written.
  ///
  /// - Parameter anchors: Heads noted down earlier, `chain:seq:hash` with the hash hexadecimal. The
  ///   chains must still hold them, as they must hold those that `anchor` left in the chain that
  ///   belongs to no expo: that is how an end that was cut off with its head is found.
  public func verify(anchors: [String] = []) async throws -> AuditVerdict {
    try await context.database.transaction(.readOnly) { tx in
      try await verify(anchors: anchors, in: tx)
    }
  }

  func verify(anchors given: [String], in tx: PostgresTransaction) async throws -> AuditVerdict {
    var findings = try await AuditQueries.broken(in: tx)
    let chains = try await AuditQueries.chains(in: tx)
    let anchors = try await AuditQueries.anchors(in: tx).map(\.anchor) + given
    var missing: Set<String> = []
    for anchor in anchors where missing.insert(anchor).inserted {
      let parts = anchor.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 3, let chain = Int64(parts[0]), let seq = Int64(parts[1]) else {
        throw AuditError.anchor(anchor)
      }
      if try await !AuditQueries.holds(chain, seq, hash: String(parts[2]), in: tx) {
        let expo = chains.first { $0.chain == chain }?.expo
        findings.append(AuditFinding(chain: chain, expo: expo, seq: seq, problem: .anchorLost))
      }
    }
    return AuditVerdict(chains: chains, anchors: missing.count, findings: findings)
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

  /// Stable, for programs.
  public var code: String { "audit.anchor" }
  /// What sort of failure it is.
  public var kind: FailureKind { .invalid }
  /// One sentence that names the offending value.
  public var message: String {
    switch self {
    case .anchor(let text): "“\(text)” is no anchor: write chain:seq:hash"
    }
  }
}
