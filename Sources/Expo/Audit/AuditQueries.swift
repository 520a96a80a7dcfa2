import Postgres

/// The statements of the audit; the server links the hash chain (trigger `audit_entries_link`).
enum AuditQueries {
  /// Appends one entry to the chain of its expo, in the transaction of what it records.
  static func append(_ entry: AuditEntry, by actor: Actor, in tx: PostgresTransaction) async throws
  {
    try await tx.execute(
      """
      /* Audit.append */ insert into audit_entries (chain, actor, action, subject, detail)
      values (\(entry.expo?.rawValue ?? 0), \(actor.name), \(entry.action), \(entry.subject),
        \(JSON(entry.detail)))
      """)
  }
}
