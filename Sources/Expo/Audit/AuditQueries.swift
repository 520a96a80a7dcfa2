public import Postgres

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

  /// Appends many entries, in their order.
  static func append(
    _ entries: [AuditEntry], by actor: Actor, in tx: PostgresTransaction
  ) async throws {
    if entries.isEmpty { return }
    try await tx.execute(
      """
      /* Audit.appendAll */ insert into audit_entries (chain, actor, action, subject, detail)
      select e.chain, \(actor.name), e.action, e.subject, e.detail
      from unnest(\(entries.map { $0.expo?.rawValue ?? 0 })::bigint[],
        \(entries.map(\.action))::text[], \(entries.map(\.subject))::text[],
        \(entries.map { JSON($0.detail) })::jsonb[]) with ordinality as e (chain, action, subject, detail, n)
      order by e.n
      """)
  }

  static func list(
    _ filter: AuditFilter, in tx: PostgresTransaction
  ) async throws -> [AuditRecord] {
    try await tx.query(
      """
      /* Audit.list */ select e.code as expo, a.seq, a.at, a.actor, a.action, a.subject, a.detail
      from audit_entries a left join expos e on e.id = a.chain
      where (\(filter.expo)::text is null or e.code = \(filter.expo))
        and (\(filter.subject)::text is null or a.subject = \(filter.subject)
          or a.detail ->> 'into' = \(filter.subject))
        and (\(filter.action)::text is null or starts_with(a.action, \(filter.action)))
        and (\(filter.actor)::text is null or a.actor = \(filter.actor))
      order by a.at desc, a.chain, a.seq desc limit \(filter.limit)
      """
    ).map { row throws in
      AuditRecord(
        expo: try row.decode("expo"), seq: try row.decode("seq"), at: try row.decode("at"),
        actor: try row.decode("actor"), action: try row.decode("action"),
        subject: try row.decode("subject"),
        detail: try row.decode("detail", as: JSON<[String: String]>.self).value)
    }
  }

  static func chains(in tx: PostgresTransaction) async throws -> [AuditChain] {
    try await tx.query(
      """
      /* Audit.chains */ select h.chain, e.code as expo, h.seq, encode(h.hash, 'hex') as hash
      from audit_heads h left join expos e on e.id = h.chain order by h.chain
      """
    ).map { row throws in
      AuditChain(
        chain: try row.decode("chain"), expo: try row.decode("expo"),
        entries: try row.decode("seq"), head: try row.decode("hash"))
    }
  }

  /// Everything that does not follow: the hash of each entry is computed anew from its content, each
  /// is held against the one before it, and the last against the head.
  ///
  /// - Parameter chain: The chain that alone is looked at; nil looks at all.
  static func broken(
    only chain: Int64? = nil, in tx: PostgresTransaction
  ) async throws -> [AuditFinding] {
    try await tx.query(
      """
      /* Audit.broken */ with linked as (
        select a.*, lag(a.seq) over w as seq_before, lag(a.hash) over w as hash_before
        from audit_entries a where \(chain)::bigint is null or a.chain = \(chain)
        window w as (partition by a.chain order by a.seq)
      ), found as (
        select chain, seq, 'edited' as problem from linked
        where hash is distinct from sha256(previous || convert_to(
          jsonb_build_array(chain, seq, extract(epoch from at), actor, action, subject, detail)
            ::text, 'UTF8'))
        union all
        select chain, seq, 'missing_before' from linked
        where seq <> coalesce(seq_before, 0) + 1
        union all
        select chain, seq, 'unlinked' from linked
        where previous is distinct from coalesce(hash_before, '\\x'::bytea)
          and seq = coalesce(seq_before, 0) + 1
        union all
        select coalesce(h.chain, l.chain), coalesce(l.seq, 0), 'end_missing'
        from (select * from audit_heads where \(chain)::bigint is null or chain = \(chain)) h
        full join (
          select distinct on (chain) chain, seq, hash from linked order by chain, seq desc
        ) l on l.chain = h.chain
        where (h.seq, h.hash) is distinct from (l.seq, l.hash) and not (h.seq = 0 and l.seq is null)
          or h.chain is null
      )
      select f.chain, e.code as expo, f.seq, f.problem
      from found f left join expos e on e.id = f.chain order by f.chain, f.seq, f.problem
      """
    ).map { row throws in
      AuditFinding(
        chain: try row.decode("chain"), expo: try row.decode("expo"), seq: try row.decode("seq"),
        problem: try row.decode("problem"))
    }
  }

  /// The heads that were noted down in the chain that belongs to no expo, with where they were.
  static func anchors(in tx: PostgresTransaction) async throws -> [(seq: Int64, anchor: String)] {
    try await tx.query(
      """
      /* Audit.anchors */ select a.seq, d.key || ':' || d.value as anchor
      from audit_entries a, jsonb_each_text(a.detail) d
      where a.chain = 0 and a.action = 'audit.anchor' order by a.seq, d.key
      """
    ).map { row throws in (try row.decode("seq"), try row.decode("anchor")) }
  }

  static func holds(
    _ chain: Int64, _ seq: Int64, hash: String, in tx: PostgresTransaction
  ) async throws -> Bool {
    try await tx.first(
      """
      /* Audit.holds */ select from audit_entries
      where chain = \(chain) and seq = \(seq) and encode(hash, 'hex') = \(hash)
      """) != nil
  }
}

extension AuditProblem: PostgresDecodable {}
