import Postgres

extension DelegationQueries {
  private static let member: SQL = """
    from participations p
    left join participations f on f.expo_id = p.expo_id and f.id = p.enterprise_id
    where p.role in ('head', 'lead', 'delegate', 'liaison')
      and p.state not in ('rejected', 'withdrawn')
      and coalesce(p.delegation_id, f.delegation_id) =
    """

  /// The key of a delegation and that of the one it belongs to, locked.
  static func place(
    of code: String, expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> (id: Identifier<Delegation>, parent: Identifier<Delegation>?)? {
    try await tx.first(
      """
      /* Delegations.place */ select id, parent_id from delegations
      where expo_id = \(expo) and code = \(code) for no key update
      """
    ).map { row throws in (try row.decode("id"), try row.decode("parent_id")) }
  }

  /// Somebody of a delegation who takes part or wants to.
  static func member(
    _ code: String, of delegation: Identifier<Delegation>, expo: Identifier<Edition>,
    in tx: PostgresTransaction
  ) async throws -> DelegationMember? {
    try await tx.first(
      """
      /* Delegations.member */ select p.id, p.code, p.rank
      \(member) \(delegation) and p.expo_id = \(expo) and p.code = \(code)
      """
    ).map { row throws in try DelegationMember(row) }
  }

  /// Who of a delegation has the highest rank.
  static func highest(
    in delegation: Identifier<Delegation>, expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> DelegationMember? {
    try await tx.first(
      """
      /* Delegations.highest */ select p.id, p.code, p.rank
      \(member) \(delegation) and p.expo_id = \(expo) order by p.rank, p.code limit 1
      """
    ).map { row throws in try DelegationMember(row) }
  }

  /// The code of who leads a delegation now.
  static func head(
    of delegation: Identifier<Delegation>, expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> String? {
    try await tx.first(
      """
      /* Delegations.head */ select p.code from delegation_heads h join participations p
        on p.expo_id = h.expo_id and p.id = h.participation_id
      where h.expo_id = \(expo) and h.delegation_id = \(delegation) and upper_inf(h.during)
      """
    )?.decode("code")
  }

  /// Everybody who leads or led a delegation, the latest first.
  static func heads(
    of code: String, expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [HeadTerm] {
    try await tx.query(
      """
      /* Delegations.heads */ select p.code, lower(h.during) as since, upper(h.during) as until,
        (select jsonb_object_agg(n.language, n.name) from party_names n
          where n.party_id = p.party_id and n.kind = 'legal' and upper_inf(n.valid)) as names
      from delegations d join delegation_heads h on h.expo_id = d.expo_id and h.delegation_id = d.id
      join participations p on p.expo_id = h.expo_id and p.id = h.participation_id
      where d.expo_id = \(expo) and d.code = \(code) order by lower(h.during) desc
      """
    ).map { row throws in
      HeadTerm(
        code: try row.decode("code"),
        names: try row.decode("names", as: JSON<LocalizedText>?.self)?.value ?? LocalizedText([:]),
        since: try row.decode("since"), until: try row.decode("until"))
    }
  }

  /// - Throws: `DelegationError.overQuota`.
  static func setQuota(
    _ quota: Int?, of code: String, expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws {
    do {
      try await tx.execute(
        """
        /* Delegations.setQuota */ update delegations set badge_quota = \(quota.map(Int32.init))
        where expo_id = \(expo) and code = \(code)
        """)
    } catch let error as PostgresError where error.constraint == "delegations_within_quota" {
      throw DelegationError.overQuota(error.message)
    }
  }

  /// A delegation as the row of a file would have it.
  static func cells(
    _ code: String, of expo: Identifier<Edition>, in tx: PostgresTransaction
  ) async throws -> [String: String]? {
    try await tx.first(
      """
      /* Delegations.cells */ select jsonb_strip_nulls(jsonb_build_object(
        'parent_code', p.code, 'kind', d.kind, 'country', d.country, 'region_code', d.region_code,
        'head_rank', d.head_rank::text, 'quota_badges', d.badge_quota::text, 'precedence_no',
        d.precedence::text, 'focal_email', d.focal_email, 'status', d.status)
        || (select jsonb_object_agg('name_' || key, value) from jsonb_each_text(d.names))) as cells
      from delegations d left join delegations p on p.expo_id = d.expo_id and p.id = d.parent_id
      where d.expo_id = \(expo) and d.code = \(code) for no key update of d
      """
    )?.decode("cells", as: JSON<[String: String]>.self).value
  }
}

extension DelegationMember {
  fileprivate init(_ row: PostgresRow) throws {
    self.init(
      id: try row.decode("id"), code: try row.decode("code"),
      rank: Int(try row.decode("rank", as: Int16.self)))
  }
}
