import Postgres

/// The record of every write: one hash chain an expo, and one for what belongs to none.
public struct Audit: Sendable {
  let context: Context

  /// Opens the slice for a caller.
  public init(context: Context) { self.context = context }

  /// The entries of an expo, latest first; of everything when none is named.
  public func list(expo: String? = nil, limit: Int = 100) async throws -> [AuditRecord] {
    try await context.database.transaction(.readOnly) { tx in
      try await AuditQueries.list(expo: expo, limit: limit, in: tx)
    }
  }

  /// Computes every chain anew and names each entry that is not what was written.
  ///
  /// - Parameter anchors: Heads noted down earlier, `chain:seq:hash` with the hash hexadecimal. The
  ///   chain must still hold them: that is how an end that was cut off with its head is found.
  public func verify(anchors: [String] = []) async throws -> AuditVerdict {
    try await context.database.transaction(.readOnly) { tx in
      try await verify(anchors: anchors, in: tx)
    }
  }

  func verify(anchors: [String], in tx: PostgresTransaction) async throws -> AuditVerdict {
    var findings = try await AuditQueries.broken(in: tx)
    let chains = try await AuditQueries.chains(in: tx)
    for anchor in anchors {
      let parts = anchor.split(separator: ":")
      guard parts.count == 3, let chain = Int64(parts[0]), let seq = Int64(parts[1]) else {
        throw AuditError.anchor(anchor)
      }
      if try await !AuditQueries.holds(chain, seq, hash: String(parts[2]), in: tx) {
        findings.append(AuditFinding(chain: chain, expo: nil, seq: seq, problem: .anchorLost))
      }
    }
    return AuditVerdict(chains: chains, findings: findings)
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
